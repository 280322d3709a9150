import type { OperationPlan } from '../model/operation-plan.ts';
import { select } from '../plan/select.ts';

/**
 * What is asked of operations that were not chosen, because only it may show that a credential is known: the plain
 * calls of principals that are not recognised yet, with the tokens without identity. Dangerous operations are not worth it.
 */
export function* supportersOf(
  rest: readonly OperationPlan[],
  unrecognised: () => ReadonlySet<string>,
): Generator<OperationPlan> {
  let names = unrecognised();
  for (const plan of rest) {
    if (names.size === 0) return;
    if (plan.last || plan.missing() === undefined) continue;
    const shows = new Set<string>();
    for (const { id, principal, faults, notSent } of plan.admitted()) {
      if (faults.length === 0 && !notSent && names.has(principal.name)) shows.add(id);
    }
    const selected = shows.size > 0 ? select(plan, shows) : undefined;
    if (!selected) continue;
    yield selected;
    names = unrecognised();
  }
}
