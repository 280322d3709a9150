import type { Difference } from '../model/difference.ts';
import { ChangeGroups } from './change-groups.ts';
import { changesBetween, type Sides } from './changes-between.ts';

/** What changed between two sides, added up. */
export function compare(sides: Sides): Difference {
  const groups = new ChangeGroups();
  for (const change of changesBetween(sides)) groups.add(change);
  const compared = [...sides.before.keys()].filter((id) => sides.after.has(id)).length;
  return groups.difference({ whole: sides.whole, compared });
}
