import { changeKindNames, changeKinds } from '../../model/change-kinds.ts';
import type { Difference } from '../../model/difference.ts';

/** What changed, in numbers: `2 widened, 1 vanished`, `no difference`. */
export function countWords({ counts }: Pick<Difference, 'counts'>): string {
  const parts = changeKindNames
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${changeKinds[kind].words}`);
  return parts.length === 0 ? 'no difference' : parts.join(', ');
}
