import type { AuditEvidence, AuditEvidenceCell, PackedEvidence } from '../../model/audit-data.ts';
import type { ExchangeLine } from '../../model/journal.ts';
import type { CellTable } from './cell-table.ts';
import { unpackedEvidence } from '../../model/unpacked-evidence.ts';
import { readIsland } from './read-island.ts';

/** A cell with the exchanges that show it. */
export interface CellEvidence extends Omit<AuditEvidenceCell, 'fault' | 'control' | 'compared' | 'witnesses'> {
  readonly fault: ExchangeLine | undefined;
  readonly control: ExchangeLine | undefined;
  readonly compared: readonly ExchangeLine[];
  readonly witnesses: readonly ExchangeLine[];
}

/** Whoever goes from cell to cell stays within an operation. */
let last: { readonly island: number; readonly data: Promise<AuditEvidence> } | undefined;

/** Opens the island of a cell: it is decoded when somebody looks, and not before. */
export async function evidenceOf(table: CellTable, cell: number): Promise<CellEvidence> {
  const island = table.evidence[cell] ?? 0;
  if (last?.island !== island)
    last = { island, data: readIsland<PackedEvidence>(`evidence-${island}`).then(unpackedEvidence) };
  const { cells, exchanges } = await last.data;
  const found = cells[table.place[cell] ?? 0];
  if (!found) throw new Error(`the file holds no evidence of ${table.idOf(cell)}`);
  const exchange = (number: number | null) => (number === null ? undefined : exchanges[number]);
  const all = (numbers: readonly number[]) => numbers.flatMap((number) => exchanges[number] ?? []);
  return {
    ...found,
    fault: exchange(found.fault),
    control: exchange(found.control),
    compared: all(found.compared),
    witnesses: all(found.witnesses),
  };
}
