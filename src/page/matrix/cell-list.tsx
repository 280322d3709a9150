import { useMemo, useState } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { levelNumbered } from '../data/level-of.ts';
import { worstFirst } from '../data/worst-first.ts';
import { Badge } from '../parts/badge.tsx';
import { CellLink } from '../parts/cell-link.tsx';
import { Table } from '../parts/table.tsx';
import type { Go } from '../use-page-state.ts';

interface CellListProps {
  readonly audit: Audit;
  readonly found: Uint8Array;
  readonly go: Go;
}

const step = 100;

/** The cells that are looked for, worst first, a hundred at a time. */
export function CellList({ audit, found, go }: CellListProps) {
  const cells = useMemo(() => worstFirst(audit, found), [audit, found]);
  const [most, setMost] = useState(step);
  const { table, levels } = audit;
  const left = cells.length - most;
  const rows = cells.slice(0, most).map((cell) => ({
    key: `${cell}`,
    cells: [
      <Badge {...levelNumbered(levels[cell])} />,
      <CellLink id={table.idOf(cell)} go={go} />,
      cellText(textOf(table.expected, cell)),
      cellText(textOf(table.observed, cell)),
      textOf(table.severity, cell),
    ],
  }));
  return (
    <>
      <div class="scroll">
        <Table heads={['Verdict', 'Cell', 'Expected', 'Observed', 'Severity']} rows={rows} />
      </div>
      {left > 0 && (
        <>
          <button type="button" class="no-print" onClick={() => setMost(most + step * 5)}>
            Show more: {left.toLocaleString('en')} are left
          </button>
          <p class="print-only">{count(left, 'more cell')}: who wants them printed shows them first.</p>
        </>
      )}
    </>
  );
}
