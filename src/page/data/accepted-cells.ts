import type { Audit } from './audit.ts';

/** Ids of the cells that are not as the contract says, and accepted by the matrix. */
export function acceptedCells({ table }: Audit): string[] {
  const ids: string[] = [];
  for (let cell = 0; cell < table.size; cell++) if (table.isAccepted(cell)) ids.push(table.idOf(cell));
  return ids;
}
