const secret = /(\$[A-Z][A-Z0-9_]*)/;
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A text as one word of a bash or zsh command line. Where secrets are taken out the text says `$NAME`, which the shell
 * fills in; everything else stays literal, whoever wrote it.
 */
export function shellWord(text: string): string {
  const parts = text.split(secret).filter((part) => part !== '');
  if (parts.length === 0) return `''`;
  const hasSecret = parts.some((part) => secret.test(part));
  const plain = parts.every((part) => secret.test(part) || /^[^"\\`!$\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(part));
  if (hasSecret && plain) return `"${bounded(parts)}"`;
  return parts.map((part) => (secret.test(part) ? `"${part}"` : literal(part))).join('');
}

/** `$NAME` followed by a letter or digit would be read as a longer name. */
function bounded(parts: readonly string[]): string {
  const bound = (part: string, index: number) =>
    secret.test(part) && /^\w/.test(parts[index + 1] ?? '') ? `\${${part.slice(1)}}` : part;
  return parts.map(bound).join('');
}

/** Characters that a terminal would act upon are written as escapes: bash manual §3.1.2.4, ANSI-C quoting. */
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
