/** The prefix of a `{ unique: prefix }` node; `undefined` for every other value. */
export function uniquePrefix(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('unique' in value) || Object.keys(value).length !== 1)
    return undefined;
  return typeof value.unique === 'string' ? value.unique : undefined;
}

/** A unique value's place in text that is already written. Braces are percent-encoded everywhere else, so it cannot be mistaken. */
export function uniqueMarker(prefix: string): string {
  return `{unique:${encodeURIComponent(prefix)}}`;
}

/** Puts a value in the place of each marker. */
export function fillMarkers(text: string, unique: (prefix: string) => string): string {
  return text.replace(markers, (_, prefix: string) => encodeURIComponent(unique(decodeURIComponent(prefix))));
}

/** The text without its markers: what must hold no brace any more. */
export function withoutMarkers(text: string): string {
  return text.replace(markers, '');
}

const markers = /\{unique:([^{}]*)\}/g;
