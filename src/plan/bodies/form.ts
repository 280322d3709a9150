import type { BodyEncoding } from '../../model/body-encoding.ts';
import type { PartLayout } from '../../model/body-layout.ts';
import { queryText } from '../parameter-text.ts';
import { scalarText } from './scalar-text.ts';

/**
 * Form fields. A field is written as the document says; where it says nothing, what is nested is written with brackets,
 * as Stripe, PHP and Rails read it: `a[b]=c`, `a[0]=c`.
 */
export const form: BodyEncoding = {
  summary: 'form fields',
  matches: (mediaType) => mediaType === 'application/x-www-form-urlencoded',
  encode: (value, mediaType, layout) => ({
    contentType: mediaType,
    body: typeof value === 'string' ? value : fieldsOf(value, layout?.parts ?? {}).join('&'),
  }),
};

function fieldsOf(value: unknown, parts: Readonly<Record<string, PartLayout>>): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .map(([name, child]) => field(name, child, Object.hasOwn(parts, name) ? parts[name] : undefined))
    .filter((text) => text !== '');
}

function field(name: string, value: unknown, part: PartLayout | undefined): string {
  const nested = typeof value === 'object' && value !== null;
  // A list under `deepObject` has no form in the specification; Stripe, which declares it, means brackets.
  if (nested && part?.style && part.style.style !== 'deepObject') return queryText({ name, style: part.style }, value);
  if (nested && part?.contentType?.includes('json')) return pairs([[name, JSON.stringify(value)]]);
  return pairs(bracketed(name, value));
}

function pairs(fields: Iterable<[name: string, value: string]>): string {
  return new URLSearchParams([...fields]).toString();
}

function* bracketed(name: string, value: unknown): Generator<[name: string, value: string]> {
  if (typeof value !== 'object' || value === null) yield [name, scalarText(value)];
  else for (const [key, child] of Object.entries(value)) yield* bracketed(`${name}[${key}]`, child);
}
