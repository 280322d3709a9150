import type { Mapping } from '../record.ts';
import { patternText } from './pattern-text.ts';

/** What a string is to be like beyond its schema. */
interface Wish {
  readonly word: string;
  readonly nth: number;
  readonly seed: number;
}

/** A string of the format, by the pattern, within the lengths; else the property's own name. */
export function draftString(schema: Mapping, wish: Wish): string {
  const fitting = fits(schema);
  for (const candidate of candidates(schema, wish)) if (fitting(candidate)) return candidate;
  return wordOf(schema, wish);
}

function* candidates(schema: Mapping, wish: Wish): Generator<string> {
  const format = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (format) yield format(wish);
  yield wordOf(schema, wish);
  if (typeof schema['pattern'] === 'string') yield* byPattern(schema, wish);
}

function fits(schema: Mapping): (text: string) => boolean {
  const { minLength = 0, maxLength = Infinity, pattern } = schema;
  const expression = typeof pattern === 'string' ? new RegExp(pattern) : undefined;
  return (text) =>
    text.length >= Number(minLength) && text.length <= Number(maxLength) && (expression?.test(text) ?? true);
}

function wordOf({ minLength = 0, maxLength = Infinity }: Mapping, { word, nth }: Wish): string {
  const text = `${word === '' ? 'text' : word}${nth === 0 ? '' : nth}`;
  return text.padEnd(Math.min(Number(minLength), 100_000), 'a').slice(0, Number(maxLength));
}

const patternTries = 5;

function* byPattern({ pattern, minLength, maxLength }: Mapping, { seed, nth }: Wish): Generator<string> {
  if (typeof pattern !== 'string') return;
  const schema = {
    type: 'string' as const,
    pattern,
    ...(typeof minLength === 'number' ? { minLength } : {}),
    ...(typeof maxLength === 'number' ? { maxLength } : {}),
  };
  for (let attempt = 0; attempt < patternTries; attempt += 1) {
    const text = patternText(schema, seed + nth + attempt);
    if (text === undefined) return;
    yield text;
  }
}

const two = (nth: number): string => String((nth % 28) + 1).padStart(2, '0');

/** Values that nobody owns: names and addresses that RFC 2606, 5737 and 3849 reserve. */
const formats: Readonly<Record<string, (wish: Wish) => string>> = {
  'date-time': ({ nth }) => `2030-01-${two(nth)}T00:00:00Z`,
  date: ({ nth }) => `2030-01-${two(nth)}`,
  time: ({ nth }) => `00:00:${two(nth)}Z`,
  duration: ({ nth }) => `P${nth + 1}D`,
  email: ({ nth }) => `user${nth === 0 ? '' : nth}@example.com`,
  'idn-email': ({ nth }) => `user${nth === 0 ? '' : nth}@example.com`,
  hostname: ({ nth }) => `host${nth + 1}.example.com`,
  'idn-hostname': ({ nth }) => `host${nth + 1}.example.com`,
  ipv4: ({ nth }) => `192.0.2.${(nth % 254) + 1}`,
  ipv6: ({ nth }) => `2001:db8::${(nth + 1).toString(16)}`,
  uri: ({ nth }) => `https://example.com/${nth === 0 ? '' : nth}`,
  url: ({ nth }) => `https://example.com/${nth === 0 ? '' : nth}`,
  'uri-reference': ({ nth }) => `/${nth === 0 ? '' : nth}`,
  'uri-template': ({ nth }) => `/${nth === 0 ? '' : nth}`,
  uuid: ({ seed, nth }) =>
    `00000000-0000-4000-8000-${((seed >>> 0) * 4096 + nth).toString(16).padStart(12, '0').slice(-12)}`,
  byte: () => 'cm9sZWNhbGw=',
  binary: () => 'rolecall',
  password: () => 'Rolecall-1-password',
  'json-pointer': ({ nth }) => `/${nth}`,
  regex: () => '^.*$',
};
