import type { AuditOverview } from '../../model/audit-data.ts';
import { shown } from '../data/shown.ts';

type Ci = NonNullable<NonNullable<AuditOverview['run']['by']>['ci']>;

/** What started the run, with the way to its log. */
export function CiJob({ ci: { name, job, commit, ref, url = '' } }: { readonly ci: Ci }) {
  const text = shown([name, job, ref, commit].filter((part) => part !== undefined).join(' · '));
  // A variable of the machine, and whoever sets it: no other scheme may be followed.
  if (!/^https?:/.test(URL.parse(url)?.protocol ?? '')) return <>{text}</>;
  return (
    <a href={url} rel="noreferrer">
      {text}
    </a>
  );
}
