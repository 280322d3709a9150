import type { Audit } from './audit.ts';
import type { Filters } from './filters.ts';
import { matching } from './matching.ts';
import { worstFirst } from './worst-first.ts';

/** The ids of the cells before and after one, among those that are looked for and in their order. */
export interface Neighbours {
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** From 1; 0: the cell is not among them. */
  readonly place: number;
  readonly size: number;
}

/** Whoever goes through findings goes from one to the next. */
export function neighbours(audit: Audit, filters: Filters, cell: number): Neighbours {
  const cells = worstFirst(audit, matching(audit, filters));
  const place = cells.indexOf(cell);
  const idAt = (index: number) => {
    const at = place < 0 ? undefined : cells[index];
    return at === undefined ? undefined : audit.table.idOf(at);
  };
  return { before: idAt(place - 1), after: idAt(place + 1), place: place + 1, size: cells.length };
}
