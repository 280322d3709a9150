import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { cellText } from '../data/cell-text.ts';
import { codeWords } from '../data/code-words.ts';
import { levelNumbered } from '../data/level-of.ts';
import { Badge } from '../parts/badge.tsx';
import { CellLink } from '../parts/cell-link.tsx';
import type { Go } from '../use-page-state.ts';

interface RoleCellsProps {
  readonly audit: Audit;
  readonly cells: readonly number[];
  readonly go: Go;
}

/** The cells of one role on one operation: expected against observed. */
export function RoleCells({ audit, cells, go }: RoleCellsProps) {
  const { table, levels } = audit;
  return (
    <div class="scroll">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">Expected</th>
            <th scope="col">Observed</th>
            <th scope="col">Verdict</th>
            <th scope="col">Because</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={cell}>
              <td>
                <CellLink id={table.idOf(cell)} words={textOf(table.point, cell)} go={go} />
              </td>
              <td>{cellText(textOf(table.expected, cell))}</td>
              <td>{cellText(textOf(table.observed, cell))}</td>
              <td>
                <Badge {...levelNumbered(levels[cell])} />
              </td>
              <td class="faint">{codeWords(textOf(table.code, cell))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
