/** A text of a body, or what stands for it where there is none. */
export function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise;
}
