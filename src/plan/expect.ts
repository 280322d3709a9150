import type { Contract } from '../model/contract.ts';
import type { Axis } from '../model/axes.ts';
import { partOfToken } from '../model/part-of-token.ts';
import type { RefusalStatus } from '../model/refusal-status.ts';
import type { Expectation } from '../model/scenario.ts';
import type { TokenState } from '../model/token-state.ts';
import type { Audience, Caller } from './audience.ts';
import { isAdvised } from './is-advised.ts';

/** What the contract expects of a caller with its faults, and by which statuses a refusal of them may speak. */
export function expect(
  contract: Contract,
  audience: Audience,
  { caller, token, faults }: { caller: Caller; token: { name: string; state: TokenState }; faults: readonly Axis[] },
): Expectation {
  if (faults.length === 0) return { outcome: 'admitted' };
  const statuses = new Set<RefusalStatus>();
  const { refusals } = contract;
  for (const fault of faults) {
    if (fault === 'token') {
      for (const status of refusals[partOfToken(token.name).state] ?? token.state.statuses) statuses.add(status);
      if (audience.hides) statuses.add(404);
    }
    if (fault === 'address') for (const status of refusals['address'] ?? [403]) statuses.add(status);
    if (fault === 'role' || fault === 'owner') {
      const { access, otherwise } = caller.decision;
      const hidden = (fault === 'role' ? access : otherwise) === 'hide';
      const plain = refusals[fault] ?? refusals['role'] ?? [403];
      for (const status of hidden ? (refusals['hidden'] ?? [404]) : plain) statuses.add(status);
    }
  }
  // A public operation may look at a bad token or not: both are right unless the matrix says more.
  const either =
    (audience.open && faults.every((fault) => fault === 'token')) ||
    (faults.length === 1 && isAdvised(partOfToken(token.name).state, token.state, refusals));
  return { outcome: either ? 'either' : 'refused', statuses: [...statuses].toSorted(inOrder) };
}

/** Statuses as numbers, a closed connection last. */
function inOrder(left: RefusalStatus, right: RefusalStatus): number {
  return (left === 'closed' ? 600 : left) - (right === 'closed' ? 600 : right);
}
