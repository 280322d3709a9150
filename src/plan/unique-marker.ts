/** The prefix of a `{ unique: prefix }` node; `undefined` for every other value. */
export function uniquePrefix(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('unique' in value) || Object.keys(value).length !== 1)
    return undefined;
  return typeof value.unique === 'string' ? value.unique : undefined;
}

/** The text of a `{ unique: prefix }` node, and of a generated one that has something behind it; `undefined` for every other value. */
export function uniqueText(value: unknown, unique: (prefix: string) => string): string | undefined {
  const prefix = uniquePrefix(value);
  if (prefix !== undefined) return unique(prefix);
  if (typeof value !== 'object' || value === null || !('unique' in value && 'suffix' in value)) return undefined;
  if (Object.keys(value).length !== 2 || typeof value.unique !== 'string' || typeof value.suffix !== 'string')
    return undefined;
  return `${unique(value.unique)}${value.suffix}`;
}

/** A unique value's place in text that is already written. Braces are percent-encoded everywhere else, so it cannot be mistaken. */
export function uniqueMarker(prefix: string): string {
  return `{unique:${encodeURIComponent(prefix)}}`;
}

/** Puts a value in the place of each marker. */
export function fillMarkers(text: string, unique: (prefix: string) => string): string {
  return text.replace(markers, (_, prefix: string) => encodeURIComponent(unique(decodeURIComponent(prefix))));
}

/** Encodes a text, but not the markers in it. */
export function aroundMarkers(text: string, encode: (text: string) => string): string {
  const kept = text.match(markers) ?? [];
  return text
    .replace(markers, '\0')
    .split('\0')
    .map((piece, index) => encode(piece) + (kept[index] ?? ''))
    .join('');
}

/** The text without its markers: what must hold no brace any more. */
export function withoutMarkers(text: string): string {
  return text.replace(markers, '');
}

const markers = /\{unique:([^{}]*)\}/g;
