import type { AuditOverview } from '../../model/audit-data.ts';
import { shown } from '../data/shown.ts';

type Ci = NonNullable<NonNullable<AuditOverview['run']['by']>['ci']>;

/** What started the run, with the way to its log. */
export function CiJob({ ci: { name, job, commit, ref, url } }: { readonly ci: Ci }) {
  const text = shown([name, job, ref, commit].filter((part) => part !== undefined).join(' · '));
  const scheme = url === undefined ? undefined : URL.parse(url)?.protocol;
  if (scheme !== 'https:' && scheme !== 'http:') return <>{text}</>;
  return (
    <a href={url} rel="noreferrer">
      {text}
    </a>
  );
}
