import { count } from '../report/count.ts';
import type { CellResult } from './cell-result.ts';

/** How many cells of an operation are shown in full: the others are named. */
const shown = 3;

/** What the test of a whole operation amounts to: green when something passed and nothing failed. */
export function operationResult(cells: ReadonlyMap<string, CellResult>): CellResult {
  const failed: [id: string, result: Extract<CellResult, { kind: 'failed' }>][] = [];
  const reasons = new Set<string>();
  let passed = 0;
  for (const [id, result] of cells) {
    if (result.kind === 'failed') failed.push([id, result]);
    if (result.kind === 'skipped') reasons.add(result.reason);
    if (result.kind === 'passed') passed++;
  }
  const [first] = failed;
  if (first) {
    const texts = failed.slice(0, shown).map(([, { message }]) => message);
    const others = failed.slice(shown).map(([id, { message }]) => `${id}: ${message.split('\n', 1)[0] ?? ''}`);
    const head = `${failed.length} of ${count(cells.size, 'scenario')} failed`;
    return { kind: 'failed', message: [head, ...texts, others.join('\n')].join('\n\n').trimEnd(), rule: first[1].rule };
  }
  return passed > 0 ? { kind: 'passed' } : { kind: 'skipped', reason: [...reasons].join('; ') || 'nothing was asked' };
}
