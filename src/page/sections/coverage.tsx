import type { Audit } from '../data/audit.ts';
import { shown } from '../data/shown.ts';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import type { Go } from '../use-page-state.ts';
import { Accepted } from './accepted.tsx';
import { coverageRows } from './coverage-rows.tsx';
import { Lags } from './lags.tsx';

/** How far contract, document and run cover each other, and what each of them leaves out. */
export function Coverage({ audit, go }: { readonly audit: Audit; readonly go: Go }) {
  const { overview } = audit;
  const { run, conclusion } = overview;
  const isPart = run.partial || run.shard !== undefined || conclusion.interrupted;
  const rows = coverageRows(overview, go);
  return (
    <Section id="coverage" title="Coverage">
      {isPart && <p>Only a part was run: what it leaves out says nothing of the whole.</p>}
      {rows.length === 0 && !isPart && <p>Contract, document and run cover each other entirely.</p>}
      <Table
        heads={['What is left out', '#Number', 'Which']}
        rows={rows.map(([what, number, which]) => ({
          key: what,
          cells: [shown(what), number.toLocaleString('en'), which],
        }))}
      />
      <Accepted audit={audit} go={go} />
      <Lags lags={conclusion.lags} />
    </Section>
  );
}
