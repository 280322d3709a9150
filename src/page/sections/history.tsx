import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';
import { ShareBar } from '../parts/share-bar.tsx';
import { Table } from '../parts/table.tsx';

/** Runs one after the other, this one first. */
export function History({ overview: { run, conclusion, since } }: { readonly overview: AuditOverview }) {
  const earlier = since.flatMap(({ before, earlier: known }) => (known ? [{ name: before.name, ...known }] : []));
  if (earlier.length === 0) return null;
  const runs = [{ name: run.id, started: run.started, ...conclusion }, ...earlier];
  const rows = runs.map(({ name, started, headline, share, cells }) => ({
    key: name,
    cells: [
      <>
        {started.slice(0, 16).replace('T', ' ')} <span class="faint">{cellText(name)}</span>
      </>,
      cellText(headline),
      <ShareBar share={share} />,
      cells.toLocaleString('en'),
    ],
  }));
  return <Table heads={['Run', 'What came out', 'Proven', '#Cells']} rows={rows} />;
}
