import type { AuditCells, AuditColumn, AuditOverview } from '../../src/model/audit-data.ts';
import type { VerdictName } from '../../src/model/verdict-codes.ts';
import { auditOf, type Audit } from '../../src/page/data/audit.ts';

/** A cell as a test writes it; what it leaves out is of no account. */
export interface TestCell {
  readonly operation: string;
  readonly role: string;
  readonly verdict?: VerdictName;
  readonly severity?: string;
  readonly axes?: Readonly<Record<string, string>>;
  readonly seen?: string;
  readonly access?: string;
  readonly proven?: boolean;
  readonly provable?: boolean;
  readonly accepted?: boolean;
}

/** An audit of these cells, in which `change` gives the kind of change of a cell, and `tags` the tags of operations. */
export function auditOfCells(
  cells: readonly TestCell[],
  {
    tags = {},
    changes = {},
  }: { readonly tags?: Record<string, string[]>; readonly changes?: Record<string, string> } = {},
): Audit {
  const names = new Set(cells.flatMap(({ axes = {} }) => Object.keys(axes)));
  const operations = [...new Set(cells.map(({ operation }) => operation))].toSorted();
  const overview = {
    operations: operations.map((id) => ({ id, tags: tags[id] ?? [] })),
    roles: [...new Set(cells.map(({ role }) => role))].toSorted(),
    since: [{ changes: Object.entries(changes).map(([id, kind]) => ({ id, kind })) }],
  } as unknown as AuditOverview;
  return auditOf(overview, {
    operation: column(cells, ({ operation }) => operation),
    role: column(cells, ({ role }) => role),
    principal: column(cells, ({ role }) => role),
    point: column(cells, pointOf),
    verdict: column(cells, ({ verdict = 'pass' }) => verdict) as AuditColumn<VerdictName>,
    code: column(cells, () => 'contrast'),
    severity: column(cells, ({ severity = '' }) => severity),
    expected: column(cells, () => '403'),
    observed: column(cells, () => 'refused with 403'),
    wanted: column(cells, () => 'refused'),
    access: column(cells, ({ access = '' }) => access),
    axes: Object.fromEntries([...names].map((name) => [name, column(cells, ({ axes = {} }) => axes[name] ?? '')])),
    seen: column(cells, ({ seen = '' }) => seen),
    flags: cells.map(({ provable, proven, accepted }) => (provable ? 1 : 0) + (proven ? 2 : 0) + (accepted ? 4 : 0)),
    evidence: cells.map(({ operation }) => operations.indexOf(operation)),
  } satisfies AuditCells);
}

/** What the id of a cell says after its operation. */
export function pointOf({ role, axes = {} }: TestCell): string {
  return [role, ...Object.entries(axes).map(([name, value]) => `${name}=${value}`)].join(' ');
}

function column(cells: readonly TestCell[], textOf: (cell: TestCell) => string): AuditColumn {
  const texts = [...new Set(cells.map(textOf))];
  return { texts, cells: cells.map((cell) => texts.indexOf(textOf(cell))) };
}
