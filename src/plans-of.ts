import type { Loaded } from './load/load.ts';
import { nearestName } from './load/nearest-name.ts';
import type { Contract } from './model/contract.ts';
import type { OperationPlan } from './model/operation-plan.ts';
import type { Operation } from './model/operation.ts';
import type { PlannedEnding, Provisioning } from './model/planned-call.ts';
import { RolecallError } from './model/rolecall-error.ts';
import { planOperation } from './plan/plan-operation.ts';
import { CallPlanner } from './plan/planned-calls.ts';
import { scenariosOf, select } from './plan/select.ts';
import { shardOperations, type SharedOperations } from './plan/shard-operations.ts';
import { strategies } from './plan/strategies.ts';
import { vocabulary } from './registries.ts';
import type { PlanningOptions } from './run-options.ts';

/** A contract with its plans, not yet sent. */
export interface Planned extends Loaded {
  readonly plans: Iterable<OperationPlan>;
  /** The operations that they are about, in their order. */
  readonly operations: readonly Operation[];
  /** How they are shared, where they are. */
  readonly shared?: SharedOperations | undefined;
  /** Operations that no rule lists. */
  readonly gaps: readonly string[];
  /** Principals that steps must make first, in the order of the file. */
  readonly provisionings: readonly Provisioning[];
  /** Calls that end what the steps made. */
  readonly endings: readonly PlannedEnding[];
}

/** The plans of a contract, made anew each time that they are asked for, and what belongs to them. */
export async function plansOf(loaded: Loaded, options: PlanningOptions): Promise<Planned> {
  return { ...loaded, ...plansFor(loaded, options, await durationsFor(options)) };
}

function plansFor(
  { contract, environment }: Loaded,
  { strategy, seed, only, shard }: PlanningOptions,
  durations?: ReadonlyMap<string, number>,
): Omit<Planned, keyof Loaded> {
  const calls = new CallPlanner(contract, seed);
  const wanted = new Set(only);
  const options = { strategy: strategies[strategy], seed };
  let shared: SharedOperations | undefined;
  const isOwn = ({ id }: Operation) => shared?.own.has(id) ?? true;
  const plans = {
    *[Symbol.iterator]() {
      for (const operation of contract.operations) {
        if (!isOwn(operation)) continue;
        const plan = planOperation(contract, operation, options);
        const selected = plan && select(plan, wanted);
        if (selected) yield selected;
      }
    },
  };
  if (wanted.size > 0) assertKnown(contract, wanted, options);
  if (shard) shared = shardOperations(plans, shard, durations);
  const listed = (operation: Operation) => contract.decide(operation, 'anonymous') !== undefined;
  return {
    plans,
    shared,
    operations:
      wanted.size === 0
        ? contract.operations.filter((operation) => listed(operation) && isOwn(operation))
        : Array.from(plans, ({ operation }) => operation),
    gaps: contract.operations.filter((operation) => !listed(operation)).map(({ id }) => id),
    provisionings: environment.identities.flatMap(({ name, credential }) =>
      credential.kind === 'steps' ? [calls.provisioning(name, credential.steps)] : [],
    ),
    endings: environment.identities.flatMap(({ name, credential }) =>
      credential.kind === 'steps'
        ? [
            { ...calls.provisioning(name, credential.logout, name), by: 'logout' as const },
            { ...calls.provisioning(name, credential.revoke, name), by: 'revocation' as const },
          ]
        : [],
    ),
  };
}

async function durationsFor({ shard, durations: file }: PlanningOptions) {
  if (!shard || file === undefined) return undefined;
  const { durations } = await import('./load/durations.ts');
  return await durations(file, vocabulary);
}

function assertKnown(
  contract: Contract,
  wanted: ReadonlySet<string>,
  options: Parameters<typeof planOperation>[2],
): void {
  const known = new Set<string>();
  for (const operation of contract.operations) {
    const plan = planOperation(contract, operation, options);
    known.add(operation.id);
    if (operation.operationId) known.add(operation.operationId);
    for (const { id } of plan ? scenariosOf(plan) : []) known.add(id);
  }
  for (const id of wanted) {
    if (known.has(id)) continue;
    const nearest = nearestName(id, [...known]);
    const hint = nearest ? ` Did you mean "${nearest}"?` : '';
    throw new RolecallError(
      'unknown-scenario',
      `--only names "${id}", which is no scenario or operation of this contract.${hint} rolecall plan lists them all`,
    );
  }
}
