import type { Baseline } from '../model/baseline.ts';
import type { BaselineLine, RunLine } from '../model/journal.ts';

/** The cells of a baseline as the journal keeps them, a line for each operation; of a part of the contract only its own. */
export function* baselineLines(
  baseline: Baseline | undefined,
  { partial, operations }: Pick<RunLine, 'partial' | 'operations'>,
): Generator<BaselineLine> {
  if (!baseline) return;
  const byOperation = new Map<string, [id: string, stands: string][]>();
  for (const [id, stands] of Object.entries(baseline.cells)) {
    const operation = /^\S+ \S+/.exec(id)?.[0] ?? id;
    const cells = byOperation.get(operation);
    if (cells) cells.push([id, stands]);
    else byOperation.set(operation, [[id, stands]]);
  }
  const asked = new Set(operations);
  for (const [operation, cells] of byOperation) {
    if (partial && !asked.has(operation)) continue;
    yield { type: 'baseline', operation, cells: Object.fromEntries(cells) };
  }
}
