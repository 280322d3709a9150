import type { Contract } from '../model/contract.ts';
import type { Decision } from '../model/decision.ts';
import type { Check } from '../model/mutation.ts';
import type { Operation } from '../model/operation.ts';

/** What the contract says of a caller on an operation, with what a defective server might mistake it for. */
export type Ruling = Pick<Check, 'decision' | 'uncased' | 'inherited' | 'closed'>;

/** Asks the contract once for each operation, caller and case. */
export function rulings(
  contract: Contract,
): (operation: Operation, roles: Check['roles'], caseName: string | undefined) => Ruling {
  const known = new Map<string, Ruling>();
  return (operation, roles, caseName) => {
    const key = JSON.stringify([operation.id, roles, caseName]);
    const ruling = known.get(key) ?? rule(contract, { operation, roles, caseName });
    known.set(key, ruling);
    return ruling;
  };
}

interface Question {
  readonly operation: Operation;
  readonly roles: Check['roles'];
  readonly caseName: string | undefined;
}

function rule(contract: Contract, { operation, roles, caseName }: Question): Ruling {
  const decide = (who: Check['roles']): Decision | undefined => contract.decide(operation, who, caseName);
  const callers = [...contract.roles.map((role) => [role]), [], 'anonymous' as const];
  const included = roles === 'anonymous' ? [] : [...includedBy(roles, contract.includes)];
  const decision = decide(roles);
  return {
    decision,
    uncased: caseName === undefined ? decision : contract.decide(operation, roles),
    inherited: included.map((role) => decide([role])).find((one) => one?.access === 'allow'),
    closed: callers.every((who) => decide(who)?.access !== 'allow'),
  };
}

/** Every role that the given ones include, near or far, without themselves. */
function includedBy(roles: readonly string[], includes: Contract['includes']): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...roles];
  for (const role of open) {
    for (const included of includes.get(role) ?? []) {
      if (found.has(included)) continue;
      found.add(included);
      open.push(included);
    }
  }
  return found;
}
