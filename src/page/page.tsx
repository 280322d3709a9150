import { render } from 'preact';
import type { AuditCells, AuditOverview } from '../model/audit-data.ts';
import { App } from './app.tsx';
import { auditOf } from './data/audit.ts';
import { readIsland } from './data/read-island.ts';
import { Broken } from './parts/broken.tsx';

const root = document.querySelector('#report');

async function start(into: Element): Promise<void> {
  const [overview, cells] = await Promise.all([readIsland<AuditOverview>('overview'), readIsland<AuditCells>('cells')]);
  // The text for whoever has no scripts has done its duty.
  into.replaceChildren();
  render(<App audit={auditOf(overview, cells)} />, into);
}

if (root)
  start(root).catch((error: unknown) => {
    const place = document.createElement('div');
    root.prepend(place);
    render(<Broken error={error} />, place);
  });
