import type { AuditOverview } from '../../model/audit-data.ts';
import { entryOf } from '../../model/entry-of.ts';
import { notSentCodes } from '../../model/not-sent.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { noFilters } from '../data/filters.ts';
import { Operations } from '../parts/operations.tsx';
import { Section } from '../parts/section.tsx';
import { Table } from '../parts/table.tsx';
import type { Go } from '../use-page-state.ts';

/** What was left out, and why: nobody is to take silence for a pass. */
export function NotTested({ overview, go }: { readonly overview: AuditOverview; readonly go: Go }) {
  const { run, conclusion } = overview;
  const show = () => {
    go({ filters: { ...noFilters, verdict: 'not-evaluable' }, view: 'list' });
    document.querySelector('#matrix')?.scrollIntoView();
  };
  const rows = [
    ...(run.gaps.length === 0
      ? []
      : [
          {
            key: 'gaps',
            cells: [<Operations all={run.gaps} go={go} />, 'No rule of the matrix lists them: they were not called.'],
          },
        ]),
    ...skipsOf(run).map(({ what, reason, until }) => ({
      key: what,
      cells: [
        <Operations all={[what]} go={go} />,
        `Skipped: ${cellText(reason)}${until === null ? '' : `, until ${until}`}`,
      ],
    })),
    ...Object.entries(conclusion.notEvaluable).map(([code, cells]) => ({
      key: code,
      cells: [
        <button type="button" class="quiet small" onClick={show}>
          {count(cells, 'cell')}
        </button>,
        <>
          Not sent: <code>{code}</code>. To settle it: {entryOf<string>(notSentCodes, code) ?? 'see each cell'}
        </>,
      ],
    })),
  ];
  if (rows.length === 0)
    return (
      <Section id="untested" title="Nothing was left untested">
        <p class="faint">Every scenario of the plan was sent.</p>
      </Section>
    );
  return (
    <Section id="untested" title="What was not tested, and why">
      <Table heads={['What', 'Why']} rows={rows} />
    </Section>
  );
}

interface Skip {
  readonly what: string;
  readonly reason: string;
  readonly until: string | null;
}

/** With the reasons that the scenario files give, where the journal has them. */
function skipsOf({ skips, skipped }: AuditOverview['run']): readonly Skip[] {
  return skips ?? skipped.map((what) => ({ what, reason: 'by the scenario files', until: null }));
}
