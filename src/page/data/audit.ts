import type { AuditCells, AuditOverview } from '../../model/audit-data.ts';
import type { Change } from '../../model/difference.ts';
import { CellTable } from './cell-table.ts';
import { levelsOf } from './level-of.ts';

/** Everything that the page knows of a run but the evidence of its cells. */
export interface Audit {
  readonly overview: AuditOverview;
  readonly table: CellTable;
  /** The number of each cell's level. */
  readonly levels: Uint8Array;
  /** By operation. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** What changed against the first side that it is held against, by the id of the cell. */
  readonly changes: ReadonlyMap<string, Change>;
  /** Numbers of the operations in the cells' columns, in the order of the document. */
  readonly operations: readonly number[];
  /** Numbers of the roles, least privileged first. */
  readonly roles: readonly number[];
  /** What the matrix says of role and operation: `allow`, `deny`, `hide`. */
  readonly access: (operation: number, role: number) => string;
}

/** Puts together what the islands say. */
export function auditOf(overview: AuditOverview, cells: AuditCells): Audit {
  const table = new CellTable(cells);
  return {
    overview,
    table,
    levels: levelsOf(table),
    tags: new Map(overview.operations.map(({ id, tags }) => [id, tags])),
    changes: new Map(overview.since[0]?.changes.map((change) => [change.id, change])),
    operations: inOrder(
      table.operation.texts,
      overview.operations.map(({ id }) => id),
    ),
    roles: inOrder(table.role.texts, overview.roles),
    access: accessOf(table),
  };
}

/** Numbers of the texts, those in the list first and in its order. */
function inOrder(texts: readonly string[], list: readonly string[]): number[] {
  const places = new Map(list.map((text, place) => [text, place]));
  const placeOf = (number: number) => places.get(texts[number] ?? '') ?? list.length;
  return [...texts.keys()].toSorted((left, right) => placeOf(left) - placeOf(right));
}

function accessOf(table: CellTable): Audit['access'] {
  const { operation, role, access } = table;
  const words = new Map<number, string>();
  const keyOf = (ofOperation: number, ofRole: number) => ofOperation * role.texts.length + ofRole;
  for (let cell = 0; cell < table.size; cell++) {
    const word = access.texts[access.cells[cell] ?? 0] ?? '';
    if (word === '') continue;
    const key = keyOf(operation.cells[cell] ?? 0, role.cells[cell] ?? 0);
    const before = words.get(key);
    words.set(key, before === undefined || before === word ? word : 'by case');
  }
  return (ofOperation, ofRole) => words.get(keyOf(ofOperation, ofRole)) ?? '';
}
