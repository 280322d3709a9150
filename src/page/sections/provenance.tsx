import type { ComponentChildren } from 'preact';
import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { shown } from '../data/shown.ts';
import { Rows } from '../parts/rows.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import { Callers } from './callers.tsx';
import { CiJob } from './ci-job.tsx';

/** Where the report comes from: enough to tell whether two are about the same, and to make it again. */
export function Provenance({ overview: { run, folder, repeat, conclusion } }: { readonly overview: AuditOverview }) {
  const { by, environment, spec, matrix, config, scenarios = [], seed, strategy, version, started } = run;
  const files = [
    { what: 'OpenAPI document', ...spec },
    { what: 'Role matrix', ...matrix },
    ...(config ? [{ what: 'Configuration', ...config }] : []),
    ...scenarios.map((file) => ({ what: 'Scenarios', ...file })),
  ];
  const rows: readonly (readonly [name: string, value: ComponentChildren])[] = [
    ['Run', <code>{shown(run.id)}</code>],
    ['Journal', <code>{shown(folder)}/results.ndjson</code>],
    ['Started', started],
    ['Ended', conclusion.ended ?? 'it was cut off'],
    ['Took', `${(conclusion.ms / 1000).toFixed(1)} s, ${count(conclusion.requests, 'request')}`],
    ['Environment', `${shown(environment.name)}: ${shown(environment.inProcess ?? environment.target)}`],
    ['Rolecall', `${version}${by ? `, Node.js ${by.node}, ${by.platform}` : ''}`],
    ['CI job', by?.ci && <CiJob ci={by.ci} />],
    ['Strategy and seed', `${strategy}, ${seed}`],
    ['How to repeat', <code>{shown(repeat)}</code>],
  ];
  return (
    <Section id="provenance" title="Provenance">
      <Rows rows={rows} />
      <Table
        title="Files, by their SHA-256"
        heads={['What', 'File', 'SHA-256']}
        rows={files.map(({ what, file, sha256 }) => ({
          key: file,
          cells: [what, cellText(file), <code class="hash">{sha256}</code>],
        }))}
      />
      <Callers run={run} />
    </Section>
  );
}
