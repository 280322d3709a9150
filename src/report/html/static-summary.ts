import type { Finding, WorkItem } from '../../model/conclusion.ts';
import type { Report } from '../../model/report.ts';
import { verdictNames } from '../../model/verdict-codes.ts';
import { count } from '../count.ts';
import { shellWord } from '../shell-word.ts';
import { escapeHtml } from './escape-html.ts';

/** What a run amounts to in plain HTML: painted before the script has read anything, and all there is without one. */
export function* staticSummary({ run, conclusion, folder }: Report): Generator<string> {
  const { headline, findings, worklist } = conclusion;
  yield `<main id="report">
<h1>${escapeHtml(headline)}</h1>
<p>Environment ${escapeHtml(run.environment.name)}, target ${escapeHtml(run.environment.target)}, run ${escapeHtml(run.id)}, started ${escapeHtml(run.started)}.</p>
<p>${countsOf(conclusion)}</p>
`;
  yield* section('Findings', findings.map(findingOf));
  yield* section('What would settle the rest', worklist.map(workOf));
  yield `<noscript><p>The matrix and the evidence of every cell need JavaScript. The same as text: <code>npx rolecall report ${escapeHtml(shellWord(folder))} --verbose</code></p></noscript>
</main>
`;
}

function countsOf({ counts, cells, share: { proven, provable } }: Report['conclusion']): string {
  const parts = verdictNames.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${name}`);
  return `${count(cells, 'cell')}: ${parts.join(', ') || 'none'}. Proven: ${proven} of ${count(provable, 'provable cell')}.`;
}

function* section(title: string, items: readonly string[]): Generator<string> {
  if (items.length === 0) return;
  yield `<h2>${title}</h2>\n<ul>\n`;
  for (const item of items) yield `<li>${item}</li>\n`;
  yield '</ul>\n';
}

function findingOf({ title, severity, verdict, cells, accepted, remedy }: Finding): string {
  const what = [severity, verdict, count(cells, 'cell'), ...(accepted ? ['accepted by the matrix, not counted'] : [])];
  return `<strong>${escapeHtml(title)}</strong> (${what.join(', ')})<br>${escapeHtml(remedy)}`;
}

function workOf({ supply, cells }: WorkItem): string {
  return `${escapeHtml(supply)} (${count(cells, 'cell')})`;
}
