import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { cellText } from '../data/cell-text.ts';
import { codeWords } from '../data/code-words.ts';
import { levelNumbered } from '../data/level-of.ts';
import { Badge } from '../parts/badge.tsx';
import { CellLink } from '../parts/cell-link.tsx';
import { Table } from '../parts/table.tsx';
import type { Go } from '../use-page-state.ts';

interface RoleCellsProps {
  readonly audit: Audit;
  readonly cells: readonly number[];
  readonly go: Go;
}

/** The cells of one role on one operation: expected against observed. */
export function RoleCells({ audit, cells, go }: RoleCellsProps) {
  const { table, levels } = audit;
  const rows = cells.map((cell) => ({
    key: `${cell}`,
    cells: [
      <CellLink id={table.idOf(cell)} words={textOf(table.point, cell)} go={go} />,
      cellText(textOf(table.expected, cell)),
      cellText(textOf(table.observed, cell)),
      <Badge {...levelNumbered(levels[cell])} />,
      <span class="faint">{codeWords(textOf(table.code, cell))}</span>,
    ],
  }));
  return <Table heads={['Cell', 'Expected', 'Observed', 'Verdict', 'Because']} rows={rows} />;
}
