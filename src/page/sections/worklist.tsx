import type { AuditOverview } from '../../model/audit-data.ts';
import { verdictCodes } from '../../model/verdict-codes.ts';
import { cellText } from '../data/cell-text.ts';
import { Badge } from '../parts/badge.tsx';
import { More } from '../parts/more.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import { Section } from '../parts/section.tsx';
import type { Go } from '../use-page-state.ts';

/** What would settle the open cells, most cells first. */
export function Worklist({ overview: { conclusion }, go }: { readonly overview: AuditOverview; readonly go: Go }) {
  const { worklist } = conclusion;
  if (worklist.length === 0)
    return (
      <Section id="open" title="Nothing is left to settle">
        <p class="faint">Every cell was decided.</p>
      </Section>
    );
  return (
    <Section id="open" title="What would settle the rest">
      <table class="list">
        <thead>
          <tr>
            <th scope="col" class="number">
              Cells
            </th>
            <th scope="col">What would settle them</th>
            <th scope="col">Why they are open</th>
            <th scope="col">Operations</th>
          </tr>
        </thead>
        <tbody>
          {worklist.map(({ verdict, code, supply, cells, operations }) => (
            <tr key={`${code} ${supply}`}>
              <td class="number">{cells.toLocaleString('en')}</td>
              <td>{cellText(supply)}</td>
              <td>
                <Badge name={verdict} /> {verdictCodes[code]}
              </td>
              <td>
                <More all={operations} most={3} each={(operation) => <OperationLink operation={operation} go={go} />} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
