import type { Severity } from '../model/severities.ts';
import type { CellLine } from '../model/journal.ts';
import type { Decided } from './decide.ts';

/** How grave a verdict is; `null` for one that is no finding. A severity that the rule sets wins. */
export function severityOf(cell: CellLine, { verdict, code }: Decided): Severity | null {
  if (verdict === 'pass' || verdict === 'inconclusive' || verdict === 'not-evaluable') return null;
  if (cell.expected.severity) return cell.expected.severity;
  if (verdict === 'over-restrictive') return 'medium';
  if (verdict === 'wrong-refusal') return 'low';
  if (code === 'written-although-refused') return 'critical';
  const anyone = cell.at.token === 'missing' || cell.at.token === 'unknown';
  return anyone ? 'critical' : 'high';
}
