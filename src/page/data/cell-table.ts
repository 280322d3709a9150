import { auditFlags, type AuditCells, type AuditColumn } from '../../model/audit-data.ts';

/** A column that can be read by the number of a cell. */
export interface Column {
  readonly texts: readonly string[];
  readonly cells: Uint32Array;
}

/** All cells of the run, a number each, in columns: fast to filter, small to keep. */
export class CellTable {
  readonly size: number;
  readonly operation: Column;
  readonly role: Column;
  readonly principal: Column;
  readonly point: Column;
  readonly verdict: Column;
  readonly code: Column;
  readonly severity: Column;
  readonly expected: Column;
  readonly observed: Column;
  readonly wanted: Column;
  readonly access: Column;
  readonly seen: Column;
  readonly axes: ReadonlyMap<string, Column>;
  readonly flags: Uint8Array;
  readonly evidence: Uint32Array;
  /** Where the cell stands in its island. */
  readonly place: Uint32Array;
  readonly #numbers = new Map<string, number>();

  constructor(cells: AuditCells) {
    this.size = cells.flags.length;
    this.operation = columnOf(cells.operation);
    this.role = columnOf(cells.role);
    this.principal = columnOf(cells.principal);
    this.point = columnOf(cells.point);
    this.verdict = columnOf(cells.verdict);
    this.code = columnOf(cells.code);
    this.severity = columnOf(cells.severity);
    this.expected = columnOf(cells.expected);
    this.observed = columnOf(cells.observed);
    this.wanted = columnOf(cells.wanted);
    this.access = columnOf(cells.access);
    this.seen = columnOf(cells.seen);
    this.axes = new Map(Object.entries(cells.axes).map(([name, column]) => [name, columnOf(column)]));
    this.flags = Uint8Array.from(cells.flags);
    this.evidence = Uint32Array.from(cells.evidence);
    this.place = placesOf(this.evidence);
  }

  idOf(cell: number): string {
    return `${textOf(this.operation, cell)} ${textOf(this.point, cell)}`;
  }

  /** The number of the cell with this id. */
  numberOf(id: string): number | undefined {
    // Only who follows a link needs it.
    if (this.#numbers.size === 0) for (let cell = 0; cell < this.size; cell++) this.#numbers.set(this.idOf(cell), cell);
    return this.#numbers.get(id);
  }

  isProvable(cell: number): boolean {
    return ((this.flags[cell] ?? 0) & auditFlags.provable) !== 0;
  }

  isProven(cell: number): boolean {
    return ((this.flags[cell] ?? 0) & auditFlags.proven) !== 0;
  }

  isAccepted(cell: number): boolean {
    return ((this.flags[cell] ?? 0) & auditFlags.accepted) !== 0;
  }
}

/** What a column says of a cell. */
export function textOf({ texts, cells }: Column, cell: number): string {
  return texts[cells[cell] ?? 0] ?? '';
}

function columnOf({ texts, cells }: AuditColumn): Column {
  return { texts, cells: Uint32Array.from(cells) };
}

function placesOf(evidence: Uint32Array): Uint32Array {
  const counts = new Map<number, number>();
  return evidence.map((island) => {
    const place = counts.get(island) ?? 0;
    counts.set(island, place + 1);
    return place;
  });
}
