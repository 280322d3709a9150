import type { AuditFinding } from '../../model/audit-data.ts';
import { count } from '../data/count.ts';
import { filtersFor } from '../data/filters-for.ts';
import { shown } from '../data/shown.ts';
import { Badge } from '../parts/badge.tsx';
import { CellLink } from '../parts/cell-link.tsx';
import { More } from '../parts/more.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import { Pair } from '../parts/pair.tsx';
import type { Go } from '../use-page-state.ts';

/** One finding: what, where, how it shows, and what to do. */
export function FindingCard({ finding, go }: { readonly finding: AuditFinding; readonly go: Go }) {
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
      <More all={operations} each={(operation) => <OperationLink operation={operation} go={go} />} />
      {rows.length > 0 && (
        <dl class="rows">
          {rows.map(([name, text], index) => (
            <div key={index}>
              <dt>{name}</dt>
              <dd>{shown(text)}</dd>
            </div>
          ))}
        </dl>
      )}
      {pair && <Pair pair={pair} fault={`${code === 'oracle' ? 'refused' : 'fault'}: ${example}`} />}
      {examples.length > 0 && (
        <p class="no-print">
          Evidence: <More all={examples} most={3} each={(id) => <CellLink id={id} go={go} />} />
        </p>
      )}
    </article>
  );
}
