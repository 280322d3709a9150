import type { AuditEvidence, AuditEvidenceCell, PackedEvidence } from './audit-data.ts';
import type { ExchangeLine } from './journal.ts';
import { unpackedRows } from './unpacked-rows.ts';

/** The evidence of one operation, as its island holds it. */
export function unpackedEvidence({ exchanges, cells }: PackedEvidence): AuditEvidence {
  return {
    exchanges: unpackedRows(exchanges).map((text): ExchangeLine => JSON.parse(text)),
    cells: unpackedRows(cells).map((text): AuditEvidenceCell => JSON.parse(text)),
  };
}
