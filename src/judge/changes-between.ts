import type { Change } from '../model/difference.ts';
import { changeOf } from './change-of.ts';

/** How each cell stands, by the id of its scenario. */
type Standings = ReadonlyMap<string, string>;

/** Two sides, and what may be said of them. */
export interface Sides {
  readonly before: Standings;
  readonly after: Standings;
  /** Both asked the same: what only one of them has appeared or vanished. */
  readonly whole: boolean;
}

/** Every cell that stands differently, in the order of the ids. */
export function* changesBetween({ before, after, whole }: Sides): Generator<Change> {
  for (const id of [...new Set([...before.keys(), ...after.keys()])].toSorted()) {
    if (!whole && !(before.has(id) && after.has(id))) continue;
    const change = changeOf(id, before.get(id), after.get(id));
    if (change) yield change;
  }
}
