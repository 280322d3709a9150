import type { AuditFinding } from '../../model/audit-data.ts';
import { count } from '../data/count.ts';
import { filtersFor } from '../data/filters-for.ts';
import { shown } from '../data/shown.ts';
import { Badge } from '../parts/badge.tsx';
import { CellLink } from '../parts/cell-link.tsx';
import { More } from '../parts/more.tsx';
import { Operations } from '../parts/operations.tsx';
import { Pair } from '../parts/pair.tsx';
import { Rows } from '../parts/rows.tsx';
import type { Go } from '../use-page-state.ts';

interface FindingCardProps {
  readonly finding: AuditFinding;
  /** Its requests are unfolded from the start. */
  readonly isOpen: boolean;
  readonly go: Go;
}

/** One finding: what, where, how it shows, and what to do. */
export function FindingCard({ finding, isOpen, go }: FindingCardProps) {
  const { title, verdict, code, fault, cells, operations, remedy, rows, pair, examples, accepted } = finding;
  const kind = code === 'oracle' ? `${verdict}, ${shown(fault)}` : verdict;
  const [example = ''] = examples;
  return (
    <article class={`card ${accepted ? 'accepted' : verdict}`}>
      <h4>{shown(title)}</h4>
      <p class="facts">
        <Badge name={verdict} words={kind} />
        <button
          type="button"
          class="quiet small"
          onClick={() => {
            go({ filters: filtersFor(finding), view: 'list' });
            document.querySelector('#matrix')?.scrollIntoView();
          }}
        >
          {count(cells, 'cell')}
        </button>
        on {count(operations.length, 'operation')}
      </p>
      <p class="remedy">→ {shown(remedy)}</p>
      <div class="where">
        <Operations all={operations} most={6} go={go} />
      </div>
      <details class="shows" open={isOpen}>
        <summary>How it shows</summary>
        <Rows rows={rows.map(([name, text]) => [name, shown(text)])} />
        {pair && <Pair pair={pair} fault={`${code === 'oracle' ? 'refused' : 'fault'}: ${example}`} />}
        {examples.length > 0 && (
          <div class="no-print evidence-of">
            Evidence: <More all={examples} most={3} each={(id) => <CellLink id={id} go={go} />} />
          </div>
        )}
      </details>
    </article>
  );
}
