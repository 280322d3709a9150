const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\n',
  t: '\t',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
};

/** A body as its author wrote the text in it, whether it came as plain text, in JSON or on an HTML page. */
export function readable(body: string): string {
  const text = body.includes('\\')
    ? body.replaceAll(/\\(["/\\nrt])/g, (_, letter: string) => escapes[letter] ?? '')
    : body;
  if (!text.includes('&') && !text.includes('<br')) return text;
  return text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/&(nbsp|lt|gt|quot|amp|#39|#x27|#34);/g, (_, name: string) => entities[name] ?? '');
}
