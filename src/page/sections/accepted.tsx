import type { Audit } from '../data/audit.ts';
import { acceptedCells } from '../data/accepted-cells.ts';
import { cellText } from '../data/cell-text.ts';
import { CellLink } from '../parts/cell-link.tsx';
import { More } from '../parts/more.tsx';
import { Table } from '../parts/table.tsx';
import type { Go } from '../use-page-state.ts';

/** What the matrix accepts although it is not as the contract says: with the reason, until when, and what of it there is. */
export function Accepted({ audit, go }: { readonly audit: Audit; readonly go: Go }) {
  const cells = acceptedCells(audit);
  const entries = audit.overview.run.accepts ?? [];
  const link = (id: string) => <CellLink id={id} go={go} />;
  const rows = entries.map(({ scenario, reason, until }) => {
    const own = cells.filter((id) => isOf(id, scenario));
    return {
      key: scenario,
      cells: [
        cellText(scenario),
        cellText(reason),
        until ?? 'no end',
        own.length === 0 ? 'nothing deviates there' : <More all={own} most={3} each={link} />,
      ],
    };
  });
  const others = cells.filter((id) => !entries.some(({ scenario }) => isOf(id, scenario)));
  const rest = { key: '', cells: ['', 'see each cell', '', <More all={others} most={3} each={link} />] };
  return (
    <Table
      title="Accepted deviations"
      heads={['Accepted', 'Reason', 'Until', 'Cells']}
      rows={others.length === 0 ? rows : [...rows, rest]}
    />
  );
}

/** An entry for an operation accepts all of its scenarios. */
function isOf(id: string, scenario: string): boolean {
  return id === scenario || id.startsWith(`${scenario} `);
}
