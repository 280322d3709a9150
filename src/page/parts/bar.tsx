import type { AuditOverview } from '../../model/audit-data.ts';
import { shown } from '../data/shown.ts';
import { SectionLink } from './section-link.tsx';
import { ThemeButton } from './theme-button.tsx';

/** The head that stays: what this is about, and the ways to its parts. */
export function Bar({ overview }: { readonly overview: AuditOverview }) {
  const { conclusion, run, since } = overview;
  const parts: readonly (readonly [id: string, title: string])[] = [
    ['findings', 'Findings'],
    ['open', 'To settle'],
    ['untested', 'Not tested'],
    ['matrix', 'Matrix'],
    ...(conclusion.difference || since.length > 0 ? [['changes', 'Changes'] as const] : []),
    ['coverage', 'Coverage'],
    ['provenance', 'Provenance'],
  ];
  return (
    <header class="bar">
      <a class="brand" href="#top">
        Rolecall
      </a>
      <span class="about">
        {shown(run.environment.name)} · {run.started.slice(0, 16).replace('T', ' ')}
      </span>
      <nav aria-label="Parts of the report">
        {parts.map(([id, title]) => (
          <SectionLink key={id} id={id} words={title} />
        ))}
      </nav>
      <ThemeButton />
      <button type="button" class="quiet" onClick={() => print()}>
        Print
      </button>
    </header>
  );
}
