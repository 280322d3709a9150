import { markdownText } from './markdown-text.ts';
import { printable } from './printable.ts';

/** A name as Markdown code: nothing in it is markup, a link or a mention (CommonMark §6.1). */
export function markdownCode(text: string): string {
  const shown = printable(text);
  // A border of table cells wins over code.
  if (shown === '' || shown.includes('|')) return markdownText(shown);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}
