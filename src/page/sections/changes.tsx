import type { AuditOverview } from '../../model/audit-data.ts';
import { Section } from '../parts/section.tsx';
import type { Go } from '../use-page-state.ts';
import { ChangesSince } from './changes-since.tsx';
import { History } from './history.tsx';

/** What stands differently than in the baseline, and than in earlier runs. */
export function Changes({ overview, go }: { readonly overview: AuditOverview; readonly go: Go }) {
  const { conclusion, run, since } = overview;
  if (!conclusion.difference && since.length === 0) return null;
  return (
    <Section id="changes" title="What changed">
      <History overview={overview} />
      {conclusion.difference && (
        <ChangesSince
          title={`Against the baseline ${run.baseline?.file ?? ''}`}
          difference={conclusion.difference}
          go={go}
        />
      )}
      {since.map((comparison) => (
        <ChangesSince
          key={comparison.before.name}
          title={`Since the ${comparison.before.kind} ${comparison.before.name}`}
          difference={comparison}
          changes={comparison.changes}
          go={go}
        />
      ))}
    </Section>
  );
}
