import type { CompiledAccess, CompiledRule } from '../model/compiled-contract.ts';
import type { Contract } from '../model/contract.ts';
import type { Decision } from '../model/decision.ts';
import type { Operation } from '../model/operation.ts';
import { asksForOwner } from './asks-for-owner.ts';

/** What the matrix says of an operation or a case of it, for each role alone, anonymous and outsider; `undefined`: no rule lists it. */
export function compileRule(contract: Contract, operation: Operation, caseName?: string): CompiledRule | undefined {
  const callers: readonly (readonly [string, readonly string[] | 'anonymous'])[] = [
    ['anonymous', 'anonymous'],
    ['outsider', []],
    ...contract.roles.map((role) => [role, [role]] as const),
  ];
  const decided = callers.flatMap(([name, roles]) => {
    const decision = contract.decide(operation, roles, caseName);
    return decision ? [[name, decision] as const] : [];
  });
  const decision = decided[0]?.[1];
  if (!decision) return undefined;
  const { rule, from, notFrom } = decision;
  const at = contract.locate(rule.place);
  const owned = decided.map(([, one]) => one).find(asksForOwner);
  return {
    text: rule.text,
    place: at ? `${at.file}:${at.line}:${at.column}` : rule.place.file,
    ...(from && { from }),
    ...(notFrom && { notFrom }),
    ...(owned && { otherwise: owned.otherwise === 'hide' ? ('hide' as const) : ('deny' as const) }),
    callers: Object.fromEntries(decided.map(([name, one]) => [name, accessOf(one)])),
  };
}

function accessOf(decision: Decision): CompiledAccess {
  return asksForOwner(decision) ? 'own' : decision.access;
}
