import type { WorkItem } from '../model/conclusion.ts';
import { count } from './count.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { shortenMiddle } from './shorten-middle.ts';

const shownItems = 12;

/** What would settle the open cells, most cells first. */
export function* worklistLines(
  worklist: readonly WorkItem[],
  { width, verbose = false, paint }: { readonly width: number; readonly verbose?: boolean; readonly paint: Paint },
): Generator<string> {
  if (worklist.length === 0) return;
  const items = verbose ? worklist.length : shownItems;
  yield '';
  yield paint('strong', 'WHAT WOULD SETTLE THE REST');
  for (const { verdict, code, supply, cells, operations } of worklist.slice(0, items)) {
    const sign = verdict === 'inconclusive' ? '?' : '–';
    const amount = count(cells, 'cell').padStart(9);
    yield `  ${sign} ${amount}  ${printable(supply)}`;
    const many = operations.length > 1 ? `${count(operations.length, 'operation')}: ` : '';
    const where =
      many +
      operations
        .slice(0, verbose ? operations.length : 3)
        .map(printable)
        .join(', ') +
      (!verbose && operations.length > 3 ? ` and ${operations.length - 3} more` : '');
    const text = `               ${code} · ${where}`;
    yield paint('faint', verbose ? text : shortenMiddle(text, Math.max(width, 40)));
  }
  const rest = worklist.slice(items);
  if (rest.length === 0) return;
  let cells = 0;
  for (const item of rest) cells += item.cells;
  yield `    ${count(cells, 'cell').padStart(9)}  in ${count(rest.length, 'more group')}: see the json report`;
}
