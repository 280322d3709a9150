import type { Fill } from '../model/fill.ts';
import { embeddedExpression } from '../model/runtime-expression.ts';
import { expressionIn, type Placeholder } from './placeholders.ts';

const pattern = /\{(unique|secret|kept|owner):([^{}]*)\}/g;

/** A placeholder's place in text that is already written. Braces are percent-encoded everywhere else, so it cannot be mistaken. */
export function marker({ kind, name, suffix = '' }: Placeholder): string {
  return `{${kind}:${encodeURIComponent(name)}}${suffix}`;
}

/** A text with markers in the place of the expressions in it. */
export function withMarkers(text: string): string {
  if (!text.includes('{$')) return text;
  return text.replace(embeddedExpression, (whole, expression: string) => {
    const found = expressionIn(expression);
    return found ? marker(found) : whole;
  });
}

/** Puts a value in the place of each marker. */
export function fillMarkers(text: string, fill: Fill, encode: (text: string) => string = encodeURIComponent): string {
  if (!text.includes('{')) return text;
  return text.replace(pattern, (_, kind: Placeholder['kind'], name: string) =>
    encode(textOf(fill[kind](decodeURIComponent(name)))),
  );
}

/** Encodes a text, but not the markers in it. */
export function aroundMarkers(text: string, encode: (text: string) => string): string {
  const kept = text.match(pattern) ?? [];
  return text
    .replace(pattern, '\0')
    .split('\0')
    .map((piece, index) => encode(piece) + (kept[index] ?? ''))
    .join('');
}

/** The text without its markers: what must hold no brace any more. */
export function withoutMarkers(text: string): string {
  return text.replace(pattern, '');
}

/** The placeholders whose markers stand in a text. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...text.matchAll(pattern)].flatMap(([, kind, name = '']) =>
    kind === 'unique' || kind === 'secret' || kind === 'kept' || kind === 'owner'
      ? [{ kind, name: decodeURIComponent(name) }]
      : [],
  );
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
