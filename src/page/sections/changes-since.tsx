import { changeKindNames, changeKinds } from '../../model/change-kinds.ts';
import type { Change, ChangeGroup, Difference } from '../../model/difference.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { shown } from '../data/shown.ts';
import { CellLink } from '../parts/cell-link.tsx';
import { More } from '../parts/more.tsx';
import { Operations } from '../parts/operations.tsx';
import { Table, type TableRow } from '../parts/table.tsx';
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
      <Table
        heads={['What', '#Cells', 'Who', 'Before → now', 'Where']}
        rows={groups.map((group) => rowOf(group, go))}
      />
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

function rowOf(
  { kind, cells, callers, before, after, matrixToo, operations, examples }: ChangeGroup,
  go: Go,
): TableRow {
  return {
    key: [kind, before, after, ...callers, ...operations].join(' '),
    cells: [
      <>
        <span class={`badge change-${kind}`}>{changeKinds[kind].words}</span>
        {matrixToo && <span class="faint"> the matrix changed, too</span>}
      </>,
      cells.toLocaleString('en'),
      callers.map(cellText).join(', '),
      `${cellText(before ?? 'not asked')} → ${cellText(after ?? 'not asked')}`,
      <>
        <Operations all={operations} go={go} />
        {after !== null && (
          <div class="no-print">
            Evidence: <More all={examples} most={1} each={(id) => <CellLink id={id} go={go} />} />
          </div>
        )}
      </>,
    ],
  };
}
