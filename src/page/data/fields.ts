import type { Audit } from './audit.ts';
import { levelNumber } from './level-of.ts';

/** The matrix of operations × roles for the cells that are looked for. */
export interface Fields {
  /** Numbers of the operations that have any of them. */
  readonly rows: readonly number[];
  /** Numbers of the roles that have any of them. */
  readonly columns: readonly number[];
  readonly field: (operation: number, role: number) => Field;
  readonly found: number;
}

/** One field: how many of its cells are looked for, and what the worst of them is. */
interface Field {
  readonly level: number;
  /** How many of them are as bad as that. */
  readonly worst: number;
  readonly cells: number;
  readonly proven: number;
  readonly provable: number;
}

/** Adds up the cells that match; one pass over flat arrays, whatever the number of cells. */
export function fieldsOf({ table, levels, operations, roles }: Audit, matching: Uint8Array): Fields {
  const width = table.role.texts.length;
  const size = table.operation.texts.length * width;
  const level = new Uint8Array(size);
  const worst = new Uint32Array(size);
  const cells = new Uint32Array(size);
  const proven = new Uint32Array(size);
  const provable = new Uint32Array(size);
  const inRow = new Uint8Array(table.operation.texts.length);
  const inColumn = new Uint8Array(width);
  let found = 0;
  for (let cell = 0; cell < table.size; cell++) {
    if (matching[cell] !== 1) continue;
    found++;
    const row = table.operation.cells[cell] ?? 0;
    const column = table.role.cells[cell] ?? 0;
    const field = row * width + column;
    inRow[row] = 1;
    inColumn[column] = 1;
    cells[field] = (cells[field] ?? 0) + 1;
    const own = levels[cell] ?? 0;
    const before = level[field] ?? 0;
    if (own > before) level[field] = own;
    if (own >= before) worst[field] = own === before ? (worst[field] ?? 0) + 1 : 1;
    if (table.isProven(cell)) proven[field] = (proven[field] ?? 0) + 1;
    if (table.isProvable(cell)) provable[field] = (provable[field] ?? 0) + 1;
  }
  return {
    rows: operations.filter((row) => inRow[row] === 1),
    columns: roles.filter((column) => inColumn[column] === 1),
    field: (row, column) => {
      const field = row * width + column;
      const isProven = level[field] === levelNumber('unproven') && (proven[field] ?? 0) > 0;
      return {
        // What passed is proven by one cell that proves it: most cells beside it are not even provable.
        level: isProven ? levelNumber('proven') : (level[field] ?? 0),
        worst: worst[field] ?? 0,
        cells: cells[field] ?? 0,
        proven: proven[field] ?? 0,
        provable: provable[field] ?? 0,
      };
    },
    found,
  };
}
