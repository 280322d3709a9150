/** A value that is no object or list, as text; nothing is empty text. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}
