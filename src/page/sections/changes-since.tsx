import { changeKindNames, changeKinds } from '../../model/change-kinds.ts';
import type { Change, Difference } from '../../model/difference.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { shown } from '../data/shown.ts';
import { CellLink } from '../parts/cell-link.tsx';
import { More } from '../parts/more.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import type { Go } from '../use-page-state.ts';

interface ChangesSinceProps {
  readonly title: string;
  readonly difference: Difference;
  /** Every cell that changed, where they are known one by one. */
  readonly changes?: readonly Change[];
  readonly go: Go;
}

/** What widened, narrowed, appeared and vanished, the gravest first. */
export function ChangesSince({ title, difference, changes = [], go }: ChangesSinceProps) {
  const { counts, groups, compared, whole } = difference;
  const kinds = changeKindNames.filter((kind) => counts[kind] > 0);
  return (
    <>
      <h3>{shown(title)}</h3>
      <p>
        {kinds.length === 0
          ? `Nothing: ${count(compared, 'cell')} stand as before.`
          : kinds.map((kind) => `${counts[kind].toLocaleString('en')} ${changeKinds[kind].words}`).join(' · ')}
        {!whole && <span class="faint"> Not both asked the same: nothing is said of what appeared and vanished.</span>}
      </p>
      {groups.length > 0 && (
        <div class="scroll">
          <table class="list">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col" class="number">
                  Cells
                </th>
                <th scope="col">Who</th>
                <th scope="col">Before → now</th>
                <th scope="col">Where</th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ kind, cells, callers, before, after, matrixToo, operations, examples }, index) => (
                <tr key={index}>
                  <td>
                    <span class={`badge change-${kind}`}>{changeKinds[kind].words}</span>
                    {matrixToo && <span class="faint"> the matrix changed, too</span>}
                  </td>
                  <td class="number">{cells.toLocaleString('en')}</td>
                  <td>{callers.map(cellText).join(', ')}</td>
                  <td>
                    {cellText(before ?? 'not asked')} → {cellText(after ?? 'not asked')}
                  </td>
                  <td>
                    <More
                      all={operations}
                      most={3}
                      each={(operation) => <OperationLink operation={operation} go={go} />}
                    />
                    {after !== null && (
                      <More
                        all={examples}
                        most={1}
                        each={(id) => <CellLink id={id} words={`evidence: ${id}`} go={go} />}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.length > 0 && (
        <details class="folded">
          <summary>Cell by cell: {count(changes.length, 'change')}</summary>
          <ul class="plain">
            {changes.slice(0, most).map(({ id, kind, before, after }) => (
              <li key={id}>
                {after === null ? <code>{cellText(id)}</code> : <CellLink id={id} go={go} />} {changeKinds[kind].words}:{' '}
                {cellText(before ?? 'not asked')} → {cellText(after ?? 'not asked')}
              </li>
            ))}
          </ul>
          {changes.length > most && (
            <p>{count(changes.length - most, 'more change')}: choose one under “Change” in the matrix.</p>
          )}
        </details>
      )}
    </>
  );
}

const most = 500;
