import type { ExchangeLine } from '../model/journal.ts';
import type { Judged, Reporter } from '../model/report.ts';
import { harEntry } from './har-entry.ts';
import { toJson } from './to-json.ts';

/** For browsers and proxies: the exchanges that show what is not as the contract says, each once, redacted as in the journal. */
export const har: Reporter = {
  summary: 'for developer tools: HAR 1.2 with the exchanges behind findings and open cells, and their controls',
  file: 'evidence.har',
  async *render({ run, judged, conclusion }) {
    const head = {
      version: '1.2',
      creator: { name: 'Rolecall', version: run.version },
      comment: `Run ${run.id}. ${conclusion.headline}`,
    };
    yield `{"log":${toJson(head).slice(0, -1)},"entries":[`;
    const origin = URL.parse(run.environment.target)?.origin ?? run.environment.target;
    const written = new Set<string>();
    let separator = '\n';
    for await (const each of judged()) {
      for (const [exchange, comment] of evidenceOf(each)) {
        if (written.has(exchange.id)) continue;
        written.add(exchange.id);
        yield separator + toJson(harEntry(exchange, { origin, comment }));
        separator = ',\n';
      }
    }
    yield '\n]}}\n';
  },
};

/** Controls come before what they are held against. */
function* evidenceOf({ verdict, fault, control, compared }: Judged): Generator<readonly [ExchangeLine, string]> {
  const sighted = verdict.seen.map(({ oracle }) => oracle);
  if (verdict.verdict === 'pass' && sighted.length === 0) return;
  if (control) yield [control, `control of ${verdict.id}`];
  for (const other of compared?.values() ?? []) yield [other, `compared with ${verdict.id}`];
  if (fault) yield [fault, `${verdict.id}: ${[verdict.verdict, verdict.code, ...sighted].join(', ')}`];
}
