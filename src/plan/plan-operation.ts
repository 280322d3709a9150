import type { Contract } from '../model/contract.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Operation } from '../model/operation.ts';
import type { PlannedWitness } from '../model/planned-call.ts';
import { audienceOf } from './audience.ts';
import { dangerOf, soundsDangerous } from './danger.ts';
import { Draft } from './draft.ts';
import type { PlanOptions } from './plan-options.ts';
import { fixturesFor } from './fixtures-for.ts';
import { inferredWitness } from './inferred-witness.ts';
import { CallPlanner } from './planned-calls.ts';
import { writeRequest } from './write-request.ts';

/** Plans everything that is to be asked of one operation; `undefined` when no rule lists it. */
export function planOperation(
  contract: Contract,
  operation: Operation,
  options: PlanOptions,
): OperationPlan | undefined {
  const first = audienceOf(contract, operation, undefined);
  if (!first) return undefined;
  const audiences = [first];
  for (const name of contract.cases(operation)) audiences.push(audienceOf(contract, operation, name) ?? first);
  const drafts = audiences.map((audience) => new Draft(contract, audience, options));
  const denies = audiences.some(({ open, denied }) => !open || denied.length > 0);
  const calls = new CallPlanner(contract, options.seed);
  const fixtures = fixturesFor(contract, operation).map((fixture) => calls.fixture(fixture));
  return {
    operation,
    missing: () => (denies ? drafts[0]?.anonymous() : undefined),
    *refused() {
      for (const draft of drafts) yield* draft.refused();
    },
    *admitted() {
      for (const draft of drafts) yield* draft.admitted();
    },
    write: writeRequest,
    fixtures,
    get witness() {
      return witnessOf(contract, operation, calls);
    },
    sideBySide: fixtures.length === 0 && !operation.path.includes('{') && !soundsDangerous(operation),
    last: !contract.harmless && dangerOf(contract, operation) !== 'skip' && soundsDangerous(operation),
    success: contract.request(operation).success,
  };
}

/** Declared, or read where the document offers it, by whoever may do most. */
function witnessOf(contract: Contract, operation: Operation, calls: CallPlanner): PlannedWitness | undefined {
  const witness = contract.request(operation).witness ?? inferredWitness(contract, operation);
  return witness && calls.witness(witness, contract.principals.at(-1)?.name);
}
