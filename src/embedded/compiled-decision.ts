import type { CompiledAccess, CompiledRule } from '../model/compiled-contract.ts';
import type { Decision } from '../model/decision.ts';
import type { Access } from './access-refusal.ts';

/** The best first: who has several roles may what any of them may, and is denied before what is there is hidden. */
const order: readonly CompiledAccess[] = ['allow', 'own', 'deny', 'hide'];

/** What a compiled rule says of a caller with these roles. */
export function compiledDecision(
  { callers, from, otherwise = 'deny' }: CompiledRule,
  roles: Access['roles'],
): Access['decision'] & Pick<Decision, 'own'> {
  const names = roles === 'anonymous' ? ['anonymous'] : roles.length === 0 ? ['outsider'] : roles;
  const said = new Set(names.map((name) => callers[name]));
  const access = order.find((one) => said.has(one)) ?? 'deny';
  const networks = from && { from };
  return access === 'own' ? { access: 'allow', own: true, otherwise, ...networks } : { access, ...networks };
}
