import type { Decision } from '../model/decision.ts';
import type { CellLine } from '../model/journal.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Asked } from './ask.ts';
import type { Seen } from './watch.ts';

const nothing: Readonly<Record<string, string>> = {};

/** A scenario and how it went, as the journal keeps it. */
export function cellOf(
  scenario: Scenario,
  { exchanges, notSent, kept = nothing, opened, lapsed }: Asked,
  { seen, twin }: { readonly seen: Seen | null; readonly twin: string | null },
): CellLine {
  const {
    id,
    principal,
    axes,
    at,
    faults,
    expected,
    rule,
    decision,
    ruleAt,
    provable,
    closed,
    hides,
    controls,
    recipe,
    accepted,
  } = scenario;
  return {
    id,
    role: principal.role,
    principal: principal.name,
    axes,
    at,
    faults,
    expected: {
      outcome: expected.outcome,
      statuses: expected.outcome === 'admitted' ? [] : expected.statuses,
      rule: ruleAt,
      ruleText: rule.text,
      ...(rule.severity === undefined ? {} : { severity: rule.severity }),
      ...(decision && { decision: decided(decision) }),
    },
    provable,
    closed,
    hides,
    controls,
    recipe: recipe?.id ?? '',
    generated: recipe?.generated ?? [],
    invented: recipe?.invented ?? false,
    exchanges,
    notSent: notSent ? { code: notSent.code, supply: notSent.supply } : null,
    owner: scenario.owner ?? null,
    kept,
    ...(opened && { opened }),
    ...(lapsed && { lapsed }),
    witness: seen,
    twin,
    accepted: accepted ? { reason: accepted.reason, until: accepted.until ?? null } : null,
  };
}

/** The rule stands beside it. */
function decided({ rule: _, ...decision }: Decision): NonNullable<CellLine['expected']['decision']> {
  return decision;
}
