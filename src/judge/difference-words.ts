import { changeKindNames, changeKinds } from '../model/change-kinds.ts';
import type { Difference } from '../model/difference.ts';
import type { RunLine } from '../model/journal.ts';

/** By what a run misses its baseline: `2 widened, 1 no longer proven`; `undefined`: by nothing. */
export function differenceWords(
  difference: Difference | undefined,
  { baseline }: Pick<RunLine, 'baseline'>,
): string | undefined {
  if (!difference || !baseline) return undefined;
  const missing = changeKindNames.filter((kind) => changeKinds[kind].misses && difference.counts[kind] > 0);
  const parts = missing.map((kind) => `${difference.counts[kind]} ${changeKinds[kind].words}`);
  return parts.length === 0 ? undefined : `Not as in ${baseline.file}: ${parts.join(', ')}`;
}
