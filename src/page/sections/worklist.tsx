import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';
import { codeWords } from '../data/code-words.ts';
import { Badge } from '../parts/badge.tsx';
import { Operations } from '../parts/operations.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
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
  const rows = worklist.map(({ verdict, code, supply, cells, operations }) => ({
    key: `${code} ${supply}`,
    cells: [
      cells.toLocaleString('en'),
      cellText(supply),
      <>
        <Badge name={verdict} /> {codeWords(code)}
      </>,
      <Operations all={operations} go={go} />,
    ],
  }));
  return (
    <Section id="open" title="What would settle the rest">
      <Table heads={['#Cells', 'What would settle them', 'Why they are open', 'Operations']} rows={rows} />
    </Section>
  );
}
