import type { Lag } from '../../model/conclusion.ts';
import { cellText } from '../data/cell-text.ts';
import { Table } from '../parts/table.tsx';

/** How long ended credentials went on working. */
export function Lags({ lags }: { readonly lags: readonly Lag[] }) {
  const rows = lags.map(({ principal, token, ms, refused, within }) => ({
    key: `${principal} ${token}`,
    cells: [
      cellText(principal),
      cellText(token),
      `${seconds(ms)}${refused ? '' : ', and still admitted then'}`,
      seconds(within),
    ],
  }));
  return (
    <Table
      title="How long ended credentials went on working"
      heads={['Principal', 'How it ended', 'Worked on for', 'Allowed']}
      rows={rows}
    />
  );
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
