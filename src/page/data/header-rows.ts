type Header = readonly [name: string, value: string];

/** Headers in lines; those that carry the id of the request come last. */
export function headerRows(headers: readonly Header[]): string[] {
  const rows = headers.map(([name, value]) => `${name}: ${value}`);
  return [...rows.filter((row) => !isUnique(row)), ...rows.filter(isUnique)];
}

/** A line that is another one in each request, by its nature. */
export function isUnique(row: string): boolean {
  return /^(?:x-request-id|traceparent|user-agent): /i.test(row);
}
