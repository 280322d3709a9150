import type { AuditFinding } from '../../model/audit-data.ts';
import type { Finding } from '../../model/conclusion.ts';
import type { RunLine } from '../../model/journal.ts';
import type { Judged } from '../../model/report.ts';
import { seenWords } from '../cell-words.ts';
import { evidenceRows, type EvidenceRow } from '../evidence-rows.ts';
import { pairOf } from './pair-of.ts';
import { shownId } from './shown-id.ts';

/** A finding as the page shows it: its examples by name, and what shows the first of them. */
export function auditFinding({ examples, ...finding }: Finding, run: RunLine): AuditFinding {
  const [first] = examples;
  const isOracle = finding.code === 'oracle';
  return {
    ...finding,
    examples: examples.map(({ verdict }) => shownId(verdict).id),
    pair: first ? pairOf(first, run, isOracle ? (first.control?.about ?? null) : first.verdict.control) : null,
    rows: first ? [...rowsOf(first, isOracle ? finding.fault : undefined)] : [],
  };
}

/** What the oracle saw stands below the rule. */
function* rowsOf(example: Judged, oracle: string | undefined): Generator<EvidenceRow> {
  const seen = oracle === undefined ? undefined : seenWords(example.verdict, oracle);
  for (const row of evidenceRows(example)) {
    yield row;
    if (row[0] === 'rule' && seen !== undefined) yield ['seen', seen];
  }
}
