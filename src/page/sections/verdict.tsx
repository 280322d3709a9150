import type { AuditOverview } from '../../model/audit-data.ts';
import { verdictNames, type VerdictName } from '../../model/verdict-codes.ts';
import { count } from '../data/count.ts';
import { shown } from '../data/shown.ts';
import { Badge } from '../parts/badge.tsx';
import { SinceTile } from './since-tile.tsx';
import { ShareBar } from '../parts/share-bar.tsx';

const meanings = {
  0: 'Access is as the contract says, and that is proven.',
  1: 'Access is not as the contract says.',
  2: 'Not everything that had to be decided could be decided.',
  130: 'The run was stopped before its end.',
} as const;

/** The first thing that is seen: what came out, and how far it is proven. */
export function Verdict({ overview }: { readonly overview: AuditOverview }) {
  const { run, conclusion } = overview;
  const { exitCode, headline, counts, share, cells, requests, ms } = conclusion;
  const tone = exitCode === 0 ? 'good' : exitCode === 1 ? 'bad' : 'open';
  const sign = exitCode === 0 ? '✓' : exitCode === 1 ? '✗' : '?';
  return (
    <section id="top" class={`verdict ${tone}`} aria-labelledby="top-title">
      <h1 id="top-title">
        <span class="seal" aria-hidden="true">
          {sign}
        </span>
        <span>{shown(headline)}</span>
      </h1>
      <p class="lead">
        {meanings[exitCode]} <span class="faint">Exit code {exitCode}.</span>
      </p>
      <Limits run={run} interrupted={conclusion.interrupted} />
      <dl class="tiles">
        <div class="wide">
          <dt>Provable cells proven</dt>
          <dd>
            <ShareBar share={share} />
          </dd>
        </div>
        <div>
          <dt>{count(cells, 'cell')}</dt>
          <dd>
            <ul class="inline">
              {verdictNames
                .filter((name) => counts[name] > 0)
                .map((name) => (
                  <li key={name}>
                    <Badge name={badgeOf(name)} words={`${counts[name].toLocaleString('en')} ${name}`} />
                  </li>
                ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>Asked</dt>
          <dd>
            {count(run.operations.length, 'operation')} on {shown(run.environment.target)}, {count(requests, 'request')}{' '}
            in {(ms / 1000).toFixed(1)} s
          </dd>
        </div>
        <SinceTile overview={overview} />
      </dl>
    </section>
  );
}

function badgeOf(name: VerdictName): string {
  return name === 'pass' ? 'proven' : name;
}

/** What makes less of the run than a whole one. */
function Limits({ run, interrupted }: { readonly run: AuditOverview['run']; readonly interrupted: boolean }) {
  const all = [
    run.partial ? 'Only a selection of the scenarios was run.' : '',
    run.shard ? `This is shard ${run.shard.index} of ${run.shard.count}.` : '',
    interrupted ? 'The run was interrupted: what had finished by then is reported.' : '',
    run.mutations.length > 0 ? `Defects were planted on purpose: ${run.mutations.join(', ')}.` : '',
    ...run.warnings,
  ].filter((text) => text !== '');
  if (all.length === 0) return null;
  return (
    <ul class="warnings">
      {all.map((text) => (
        <li key={text}>{shown(text)}</li>
      ))}
    </ul>
  );
}
