import { useMemo, useState } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { cellText } from '../data/cell-text.ts';
import { levelNumbered } from '../data/level-of.ts';
import { worstFirst } from '../data/worst-first.ts';
import { Badge } from '../parts/badge.tsx';
import { CellLink } from '../parts/cell-link.tsx';
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
  return (
    <>
      <div class="scroll">
        <table class="list cells">
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Cell</th>
              <th scope="col">Expected</th>
              <th scope="col">Observed</th>
              <th scope="col">Severity</th>
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, most).map((cell) => (
              <tr key={cell}>
                <td>
                  <Badge {...levelNumbered(levels[cell])} />
                </td>
                <td>
                  <CellLink id={table.idOf(cell)} go={go} />
                </td>
                <td>{cellText(textOf(table.expected, cell))}</td>
                <td>{cellText(textOf(table.observed, cell))}</td>
                <td>{textOf(table.severity, cell)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cells.length > most && (
        <button type="button" class="no-print" onClick={() => setMost(most + step * 5)}>
          Show more: {(cells.length - most).toLocaleString('en')} are left
        </button>
      )}
    </>
  );
}
