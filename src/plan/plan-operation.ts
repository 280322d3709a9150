import type { Contract } from '../model/contract.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Operation } from '../model/operation.ts';
import type { PlannedFixture } from '../model/planned-call.ts';
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
  const watching = watchingOf(contract, operation, { calls, fixtures });
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
    ...watching,
    sideBySide:
      fixtures.length === 0 &&
      watching.compared.length === 0 &&
      !operation.path.includes('{') &&
      !soundsDangerous(operation),
    last: !contract.harmless && dangerOf(contract, operation) !== 'skip' && soundsDangerous(operation),
    success: contract.request(operation).success,
  };
}

/** Declared reads, or those that the document offers: of the resource that the path names, and of the list to which it posts. */
function watchingOf(
  contract: Contract,
  operation: Operation,
  { calls, fixtures }: { readonly calls: CallPlanner; readonly fixtures: readonly PlannedFixture[] },
): Pick<OperationPlan, 'compared' | 'listing' | 'exclusive'> {
  const privileged = contract.principals.at(-1)?.name;
  const own = contract.request(operation).witness;
  const declared = [
    ...fixtures.flatMap(({ witness }) => witness ?? []),
    ...(own ? [calls.witness(own, privileged) ?? []].flat() : []),
  ];
  const found = inferredWitness(contract, operation);
  const named = fixtures.length > 0 && found ? calls.witness(found) : undefined;
  // A list changes under the hands of others: only what names the resource at hand is compared unasked.
  const inferred = declared.length === 0 && named && named.call.recipe.kept.length > 0 ? [named] : [];
  const compared = [...declared, ...inferred];
  return {
    compared,
    exclusive: compared.find(({ call }) => call.recipe.kept.length === 0)?.call.recipe.id,
    get listing() {
      const listing = found && calls.witness(found, privileged);
      return listing?.call.recipe.kept.length === 0 ? listing : undefined;
    },
  };
}
