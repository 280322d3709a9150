import type { WorkItem } from '../model/conclusion.ts';
import { count } from './count.ts';
import { markdownCode } from './markdown-code.ts';
import { markdownText } from './markdown-text.ts';

const shownItems = 20;

/** What would settle the open cells as a Markdown table, most cells first. */
export function* summaryWorklist(worklist: readonly WorkItem[]): Generator<string> {
  if (worklist.length === 0) return;
  yield `### What would settle the rest\n\n| cells | what | why | where |\n| --: | --- | --- | --- |\n`;
  for (const { cells, supply, code, operations } of worklist.slice(0, shownItems)) {
    const [first = '', ...others] = operations;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    yield `| ${cells} | ${markdownText(supply)} | ${code} | ${markdownCode(first)}${more} |\n`;
  }
  const rest = worklist.length - shownItems;
  yield rest > 0 ? `\nand ${count(rest, 'more group')}\n\n` : '\n';
}
