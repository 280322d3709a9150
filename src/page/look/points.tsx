import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { cellText } from '../data/cell-text.ts';
import { levelNumbered } from '../data/level-of.ts';
import { pointOf } from '../data/point-of.ts';
import type { Go } from '../use-page-state.ts';

interface PointsProps {
  readonly audit: Audit;
  readonly cells: readonly number[];
  readonly go: Go;
}

/** Token states, addresses, owners and cases × principals: what was observed at each of them. */
export function Points({ audit, cells, go }: PointsProps) {
  const { table, levels } = audit;
  const principals = [...new Set(cells.map((cell) => textOf(table.principal, cell)))];
  const rows = Map.groupBy(cells, (cell) => pointOf(table, cell));
  return (
    <div class="scroll">
      <table class="points">
        <caption>Observed at each point, by principal</caption>
        <thead>
          <tr>
            <th scope="col">Off its default</th>
            {principals.map((principal) => (
              <th key={principal} scope="col">
                {cellText(principal)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows].map(([point, inRow]) => (
            <tr key={point}>
              <th scope="row">{point === '' ? 'nothing' : cellText(point)}</th>
              {principals.map((principal) => {
                const cell = inRow.find((each) => textOf(table.principal, each) === principal);
                if (cell === undefined) return <td key={principal} />;
                const { name, sign } = levelNumbered(levels[cell]);
                return (
                  <td key={principal} class={name}>
                    <button
                      type="button"
                      aria-label={`${table.idOf(cell)}: ${textOf(table.observed, cell)}, ${name}`}
                      onClick={() => go({ look: { kind: 'cell', id: table.idOf(cell) } })}
                    >
                      {sign} {shortOf(textOf(table.observed, cell))}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `admitted with 201` as `201`: the column is narrow, and the sign says how it is meant. */
function shortOf(observed: string): string {
  return /\d{3}$/.exec(observed)?.[0] ?? cellText(observed);
}
