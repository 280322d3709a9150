import { printable } from '../printable.ts';
import { shortenMiddle } from '../shorten-middle.ts';

const mostLetters = 200;

/**
 * A text of foreign origin in Markdown: nothing inside a code span is a mention, a link, an issue or HTML. It ends at a run
 * of backticks as long as the one that began it (CommonMark §6.1), so that one must be longer than all in the text.
 */
export function codeSpan(text: string): string {
  const shown = shortenMiddle(printable(text), mostLetters) || '(empty)';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^`|`$/.test(shown) ? ' ' : '';
  return fence + space + shown + space + fence;
}
