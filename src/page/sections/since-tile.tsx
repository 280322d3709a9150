import type { AuditOverview } from '../../model/audit-data.ts';
import { changeKindNames, changeKinds } from '../../model/change-kinds.ts';
import { shown } from '../data/shown.ts';
import { SectionLink } from '../parts/section-link.tsx';

/** What changed since the first side that the run is held against, in a line. */
export function SinceTile({ overview: { conclusion, run, since } }: { readonly overview: AuditOverview }) {
  const [first] = since;
  const difference = first ?? conclusion.difference;
  if (!difference) return null;
  const before = first ? `${first.before.kind} ${first.before.name}` : `baseline ${run.baseline?.file ?? ''}`;
  const kinds = changeKindNames.filter((kind) => difference.counts[kind] > 0);
  const words = kinds.map((kind) => `${difference.counts[kind].toLocaleString('en')} ${changeKinds[kind].words}`);
  return (
    <div>
      <dt>Since the {shown(before)}</dt>
      <dd>
        <SectionLink id="changes" words={kinds.length === 0 ? 'nothing changed' : words.join(' · ')} />
      </dd>
    </div>
  );
}
