import type { ComponentChildren } from 'preact';
import type { AuditOverview } from '../../model/audit-data.ts';
import { cellText } from '../data/cell-text.ts';
import { count } from '../data/count.ts';
import { More } from '../parts/more.tsx';
import { Operations } from '../parts/operations.tsx';
import type { Go } from '../use-page-state.ts';
import { OperationStatuses } from './operation-statuses.tsx';

/** One thing that is left out, how many there are of it, and which. */
export type CoverageRow = readonly [what: string, number: number, which: ComponentChildren];

/** What contract, document and run leave out of each other; without what is not left out. */
export function coverageRows({ run, conclusion }: AuditOverview, go: Go): readonly CoverageRow[] {
  const { admittedNowhere, undocumented, neverSeen, undescribed, unlisted, unmatched, unproven } = conclusion.coverage;
  const operations = (what: string, all: readonly string[]): CoverageRow => [
    what,
    all.length,
    <Operations all={all} most={6} go={go} />,
  ];
  const statuses = (what: string, all: typeof undocumented): CoverageRow => [
    what,
    all.length,
    <OperationStatuses all={all} go={go} />,
  ];
  const rows = [
    texts('Operations without a rule', run.gaps),
    texts(
      'Rules without an operation',
      unmatched.map(({ rule, at }) => `${rule} (${at})`),
    ),
    texts(
      'Roles that were admitted nowhere',
      admittedNowhere.map(({ role, allowed }) => `${role} (${allowedWords(allowed)})`),
    ),
    ...[...Map.groupBy(unproven, ({ why }) => why)].map(([why, all]) =>
      operations(
        `Operations of which nothing is proven: ${why}`,
        all.map(({ operation }) => operation),
      ),
    ),
    statuses('Refusals that the contract expects and the document does not describe', undocumented),
    statuses('Refusals that the document describes and nobody got', neverSeen),
    statuses('Secured operations whose document does not describe what happens to those who may not', undescribed),
    operations('Operations that the coverage baseline does not list', unlisted),
  ];
  return rows.filter(([, number]) => number > 0);
}

function allowedWords(allowed: number): string {
  return allowed === 0 ? 'the matrix allows it nowhere' : `allowed by ${count(allowed, 'operation')}`;
}

function texts(what: string, all: readonly string[]): CoverageRow {
  return [what, all.length, <More all={all} each={cellText} />];
}
