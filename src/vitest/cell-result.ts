import type { RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import { printable } from '../report/printable.ts';
import { failureText } from './failure-text.ts';

/** What the test of a scenario amounts to. Only a pass is green. */
export type CellResult =
  | { readonly kind: 'passed' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly message: string; readonly rule: Rule };

/** The rule that decided, as text and place. */
export interface Rule {
  readonly text: string;
  /** `file:line:column`, or file#pointer. */
  readonly at: string;
}

/** As the JUnit reporter has it: what was not sent or is accepted is skipped, and what an oracle saw fails the test. */
export function cellResult(judged: Judged, run: RunLine): CellResult {
  const { verdict, accepted, supply, expected, seen } = judged.verdict;
  const counts = seen.some(({ severity }) => severity !== 'info');
  if (verdict === 'pass' && !counts) return { kind: 'passed' };
  if (accepted) {
    const until = accepted.until === null ? '' : `, until ${accepted.until}`;
    return { kind: 'skipped', reason: `accepted: ${printable(accepted.reason)}${until}` };
  }
  if (verdict === 'not-evaluable' && !counts)
    return { kind: 'skipped', reason: printable(`${judged.verdict.code}: ${supply ?? 'not sent'}`) };
  return {
    kind: 'failed',
    message: failureText(judged, run),
    rule: { text: printable(expected.ruleText), at: expected.rule },
  };
}
