import type { Audit } from './audit.ts';

/** Numbers of the cells of an operation, of one role or of all (''), in the order in which they were sent. */
export function cellsOn({ table }: Audit, operation: string, role = ''): number[] {
  const wanted = table.operation.texts.indexOf(operation);
  const wantedRole = role === '' ? undefined : table.role.texts.indexOf(role);
  const cells: number[] = [];
  for (let cell = 0; cell < table.size; cell++)
    if (table.operation.cells[cell] === wanted && (wantedRole === undefined || table.role.cells[cell] === wantedRole))
      cells.push(cell);
  return cells;
}
