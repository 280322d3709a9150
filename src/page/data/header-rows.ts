/** Headers that are another one in each request, by their nature. */
const always = new Set(['x-request-id', 'traceparent', 'user-agent']);

type Header = readonly [name: string, value: string];

/** Headers in lines; those that carry the id of the request come last, because they always differ. */
export function headerRows(headers: readonly Header[]): string[] {
  const ordered = [...headers.filter((header) => !differs(header)), ...headers.filter(differs)];
  return ordered.map(([name, value]) => `${name}: ${value}`);
}

function differs([name]: Header): boolean {
  return always.has(name.toLowerCase());
}
