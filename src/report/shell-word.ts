const capitals = /(\$[A-Z][A-Z0-9_]*)/;
const anyCase = /(\$[A-Za-z_]\w*)/;
/** What a terminal would act upon, or a CI server that reads what is printed: `##vso[…]`. */
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|#(?=#\w*\[)/gu;

/**
 * A text as one word of a bash or zsh command line. Where secrets are taken out the text says `$NAME`, which the shell
 * fills in; everything else stays literal, whoever wrote it. Bodies and paths may say `$ref` or `$filter` of their own:
 * there only names in capitals count.
 */
export function shellWord(text: string, { header = false }: { readonly header?: boolean } = {}): string {
  const secret = header ? anyCase : capitals;
  const parts = text.split(secret).filter((part) => part !== '');
  if (parts.length === 0) return `''`;
  const isSecret = (part: string) => secret.test(part);
  const plain = parts.every((part) => isSecret(part) || (/^[^"\\`!$]+$/.test(part) && part.search(control) === -1));
  if (!parts.some(isSecret)) return literal(text);
  if (!plain) return parts.map((part) => (isSecret(part) ? `"${part}"` : literal(part))).join('');
  return `"${parts.map((part, index) => (isSecret(part) ? bounded(part, parts[index + 1]) : part)).join('')}"`;
}

/** `$NAME` followed by a letter or digit would be read as a longer name. */
function bounded(secret: string, next = ''): string {
  return /^\w/.test(next) ? `\${${secret.slice(1)}}` : secret;
}

/** Such characters are written as escapes: bash manual §3.1.2.4, ANSI-C quoting. */
function literal(text: string): string {
  if (text.search(control) === -1) return `'${text.replaceAll(`'`, String.raw`'\''`)}'`;
  const escaped = text.replaceAll(/['\\]/g, String.raw`\$&`).replaceAll(control, escapeOf);
  return `$'${escaped}'`;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n') return String.raw`\n`;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
