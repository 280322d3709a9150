import type { CellTable } from '../data/cell-table.ts';
import type { CellEvidence } from '../data/evidence.ts';
import { shown } from '../data/shown.ts';
import { useEvidence } from '../data/use-evidence.ts';

/** The rule that decided a cell, where it stands, and its conditions. */
export function RuleOf({ table, cell }: { readonly table: CellTable; readonly cell: number }) {
  const loading = useEvidence(table, cell);
  if (loading.kind !== 'here') return null;
  const { ruleText, rule, decision } = loading.evidence.verdict.expected;
  return (
    <p>
      Rule: <code>{shown(ruleText)}</code> <span class="faint">{shown(rule)}</span>
      {decision && <Conditions {...decision} />}
    </p>
  );
}

function Conditions({ from, notFrom, own, otherwise }: NonNullable<CellEvidence['verdict']['expected']['decision']>) {
  const all = [
    from && `from ${from.join(', ')} only`,
    notFrom && `not from ${notFrom.join(', ')}`,
    own && `on own resources only${otherwise === undefined ? '' : `, otherwise ${otherwise}`}`,
  ].filter((text) => text !== undefined);
  return all.length === 0 ? null : <>; {shown(all.join('; '))}</>;
}
