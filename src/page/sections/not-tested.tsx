import type { AuditOverview } from '../../model/audit-data.ts';
import { count } from '../data/count.ts';
import { cellText } from '../data/cell-text.ts';
import { codeWords } from '../data/code-words.ts';
import { More } from '../parts/more.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import { Section } from '../parts/section.tsx';
import type { Go } from '../use-page-state.ts';

/** What was left out, and why: nobody is to take silence for a pass. */
export function NotTested({ overview, go }: { readonly overview: AuditOverview; readonly go: Go }) {
  const { run, conclusion } = overview;
  const sent = Object.entries(conclusion.notEvaluable);
  const link = (operation: string) => <OperationLink operation={operation} go={go} />;
  const skips =
    run.skips ?? run.skipped.map((what) => ({ what, reason: 'skipped by the scenario files', until: null }));
  if (sent.length === 0 && run.gaps.length === 0 && skips.length === 0)
    return (
      <Section id="untested" title="Nothing was left untested">
        <p class="faint">Every scenario of the plan was sent.</p>
      </Section>
    );
  return (
    <Section id="untested" title="What was not tested, and why">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {run.gaps.length > 0 && (
            <tr>
              <td>
                {count(run.gaps.length, 'operation')}:{' '}
                <More all={run.gaps} each={(id) => <code>{cellText(id)}</code>} />
              </td>
              <td>No rule of the matrix lists them: they were not called.</td>
            </tr>
          )}
          {skips.map(({ what, reason, until }) => (
            <tr key={what}>
              <td>{link(what)}</td>
              <td>
                Skipped: {cellText(reason)}
                {until !== null && `, until ${until}`}
              </td>
            </tr>
          ))}
          {sent.map(([code, cells]) => (
            <tr key={code}>
              <td>
                <a href={`#verdict=not-evaluable`} onClick={() => document.querySelector('#matrix')?.scrollIntoView()}>
                  {count(cells, 'cell')}
                </a>
              </td>
              <td>
                <code>{code}</code>: {codeWords(code)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
