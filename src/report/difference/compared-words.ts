import type { Difference } from '../../model/difference.ts';
import { count } from '../count.ts';

/** How much was held against each other, and what was left out. */
export function comparedWords({ compared, whole }: Pick<Difference, 'compared' | 'whole'>): string {
  const cells = count(compared, 'cell');
  return whole
    ? cells
    : `${cells}; one side is a part only, or of another strategy: what only one of them has is left out`;
}
