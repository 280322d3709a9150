import type { Baseline } from '../model/baseline.ts';
import type { BaselineLine, RunLine } from '../model/journal.ts';

/**
 * The cells of a baseline as the journal keeps them, a line for each operation; of a part of the contract only its own. A
 * shard keeps what all shards are held against. `written`: operations that the journal has already.
 */
export function* baselineLines(
  baseline: Baseline | undefined,
  { partial, operations, shard }: Pick<RunLine, 'partial' | 'operations' | 'shard'>,
  written: ReadonlySet<string> = new Set(),
): Generator<BaselineLine> {
  if (!baseline) return;
  const byOperation = new Map<string, [id: string, stands: string][]>();
  for (const [id, stands] of Object.entries(baseline.cells)) {
    const operation = /^\S+ \S+/.exec(id)?.[0] ?? id;
    const cells = byOperation.get(operation);
    if (cells) cells.push([id, stands]);
    else byOperation.set(operation, [[id, stands]]);
  }
  const asked = new Set(shard?.operations ?? operations);
  for (const [operation, cells] of byOperation) {
    if (written.has(operation) || (partial && !asked.has(operation))) continue;
    yield { type: 'baseline', operation, cells: Object.fromEntries(cells) };
  }
}
