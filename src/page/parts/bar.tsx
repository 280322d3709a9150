import type { AuditOverview } from '../../model/audit-data.ts';
import { shown } from '../data/shown.ts';
import { ThemeButton } from './theme-button.tsx';

/** The head that stays: what this is about, and the ways to its parts. */
export function Bar({ overview }: { readonly overview: AuditOverview }) {
  const { conclusion, run, since } = overview;
  const parts = [
    ['findings', 'Findings'],
    ['open', 'To settle'],
    ['untested', 'Not tested'],
    ['matrix', 'Matrix'],
    ...(conclusion.difference || since.length > 0 ? [['changes', 'Changes']] : []),
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
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <ThemeButton />
      <button type="button" class="quiet" onClick={() => print()}>
        Print
      </button>
    </header>
  );
}
