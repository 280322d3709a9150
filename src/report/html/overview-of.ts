import type { AuditComparison, AuditConclusion, AuditOperation, AuditOverview } from '../../model/audit-data.ts';
import type { Conclusion } from '../../model/conclusion.ts';
import { entryOf } from '../../model/entry-of.ts';
import type { RunLine } from '../../model/journal.ts';
import type { Report, Since } from '../../model/report.ts';
import { auditFinding } from './audit-finding.ts';
import { repeatCommand } from './repeat-command.ts';
import { shownId } from './shown-id.ts';

/** What the page shows before anybody asks for a cell. */
export function overviewOf({ run, conclusion, folder, since = [] }: Report): AuditOverview {
  return {
    rolecall: 1,
    run,
    folder,
    repeat: repeatCommand(run),
    conclusion: auditConclusion(conclusion, run),
    operations: operationsOf(conclusion, run),
    roles: rolesOf(conclusion, run),
    since: since.map(comparisonOf),
  };
}

function auditConclusion(conclusion: Conclusion, run: RunLine): AuditConclusion {
  const { findings, worklist, roles, notEvaluable, operations: _, matrix: __, ...rest } = conclusion;
  return {
    ...rest,
    findings: findings.map((finding) => auditFinding(finding, run)),
    worklist: worklist.map(({ need: ___, ...item }) => item),
    roles: Object.fromEntries(roles),
    notEvaluable: Object.fromEntries(notEvaluable),
  };
}

function operationsOf({ operations, matrix, coverage }: Conclusion, run: RunLine): AuditOperation[] {
  const unproven = new Map(coverage.unproven.map(({ operation, why }) => [operation, why]));
  const ids = new Set([...run.operations, ...matrix.keys(), ...run.gaps]);
  return [...ids].map((id) => ({
    id,
    tags: entryOf(run.tags ?? {}, id) ?? [],
    share: operations.get(id) ?? { proven: 0, provable: 0 },
    unproven: unproven.get(id) ?? null,
  }));
}

/** Those that no principal has come last. */
function rolesOf({ roles, matrix }: Conclusion, { principals }: RunLine): string[] {
  const ranked = principals.toSorted((left, right) => left.rank - right.rank).map(({ role }) => role);
  return [...new Set([...ranked, ...roles.keys(), ...matrix.values().flatMap((row) => row.keys())])];
}

function comparisonOf({ comparison, earlier }: Since): AuditComparison {
  const { before, whole, compared, counts, groups } = comparison;
  const changes = [...comparison.changes()].map((change) => ({ ...change, id: shownId(change).id }));
  return { before, earlier, whole, compared, counts, groups, changes };
}
