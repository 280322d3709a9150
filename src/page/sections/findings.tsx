import type { AuditFinding, AuditOverview } from '../../model/audit-data.ts';
import { count } from '../data/count.ts';
import { FindingCard } from './finding-card.tsx';
import { Section } from '../parts/section.tsx';
import type { Go } from '../use-page-state.ts';
import { severities } from '../../model/severities.ts';

/** What is not as the contract says, gravest first; what does not count stands below. */
export function Findings({ overview: { conclusion }, go }: { readonly overview: AuditOverview; readonly go: Go }) {
  const { findings } = conclusion;
  const counted = findings.filter(({ accepted, verdict }) => !accepted && verdict !== 'note');
  const accepted = findings.filter((finding) => finding.accepted);
  const first = severities.flatMap((severity) => counted.filter((finding) => finding.severity === severity))[0];
  const notes = findings.filter(({ accepted: known, verdict }) => !known && verdict === 'note');
  return (
    <Section id="findings" title={counted.length === 0 ? 'No finding' : count(counted.length, 'finding')}>
      {severities.map((severity) => {
        const grave = counted.filter((finding) => finding.severity === severity);
        return grave.length === 0 ? null : (
          <div key={severity}>
            <h3>
              {severity} <span class="faint">· {grave.length}</span>
            </h3>
            <Cards findings={grave} first={first} go={go} />
          </div>
        );
      })}
      <Folded
        title={`Accepted by the matrix: ${count(accepted.length, 'finding')}, not counted`}
        findings={accepted}
        go={go}
      />
      <Folded title={`${count(notes.length, 'note')}, not counted`} findings={notes} go={go} />
    </Section>
  );
}

interface CardsProps {
  readonly findings: readonly AuditFinding[];
  /** The one whose requests are unfolded from the start. */
  readonly first?: AuditFinding | undefined;
  readonly go: Go;
}

function Cards({ findings, first, go }: CardsProps) {
  return findings.map((finding) => (
    <FindingCard key={finding.title} finding={finding} isOpen={finding === first} go={go} />
  ));
}

function Folded({ title, findings, go }: CardsProps & { readonly title: string }) {
  if (findings.length === 0) return null;
  return (
    <details class="folded">
      <summary>{title}</summary>
      <Cards findings={findings} go={go} />
    </details>
  );
}
