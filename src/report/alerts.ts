import type { Finding } from '../model/conclusion.ts';
import type { Severity } from '../model/severities.ts';
import type { Judged } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { attributionWords, expectedWords, observedWords, pointWords } from './cell-words.ts';
import { printable } from './printable.ts';

/** One thing that somebody is to look at: a cell that is not as the contract says, or what an oracle saw. */
export interface Alert {
  /** The verdict code, or the name of the oracle. */
  readonly rule: string;
  readonly severity: Severity;
  /** The same in every run: no times, ports or request ids. */
  readonly identity: string;
  readonly text: string;
  readonly remedy: string;
  readonly accepted: VerdictRecord['accepted'];
  readonly record: VerdictRecord;
}

/**
 * The alerts of the verdicts that it is given, in their order: one a cell for what the server did wrong, one an operation
 * for what an oracle saw, because that is about how the operation refuses and not about whom.
 */
export function alertReader(findings: readonly Finding[]): (judged: Judged) => Generator<Alert> {
  const remedies = new Map(findings.flatMap(({ code, fault, remedy }) => (code === 'oracle' ? [[fault, remedy]] : [])));
  const sighted = new Set<string>();
  return function* alerts({ verdict: record, remedy = '' }) {
    const { id, operation, verdict, code, severity } = record;
    const where = `${operation} · ${pointWords(record)}`;
    if (severity !== null && verdict !== 'inconclusive') {
      const who = attributionWords(record);
      const text = `${where}: expected ${expectedWords(record)}, ${observedWords(record)}${who === undefined ? '' : ` by ${who}`}`;
      yield { rule: code, severity, identity: id, text, remedy, accepted: record.accepted, record };
    }
    for (const seen of record.seen) {
      const accepted = seen.severity === 'info' ? null : record.accepted;
      const identity = `${operation} ${accepted === null ? '' : 'accepted'}`;
      const key = `${identity} ${seen.oracle}`;
      if (sighted.has(key)) continue;
      sighted.add(key);
      const text = `${where}: ${printable(seen.evidence)}`;
      yield {
        rule: seen.oracle,
        severity: seen.severity,
        identity,
        text,
        remedy: remedies.get(seen.oracle) ?? '',
        accepted,
        record,
      };
    }
  };
}
