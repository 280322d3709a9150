import type { OperationPlan } from '../model/operation-plan.ts';
import type { Shard } from '../model/shard.ts';
import { balance } from './balance.ts';
import { scenariosOf } from './select.ts';

/** How the operations of a contract are shared. */
export interface SharedOperations {
  /** Ids of all, in the order of the document. */
  readonly all: readonly string[];
  readonly own: ReadonlySet<string>;
  /** Those of its own that an unsharded run sends alone, after all others. */
  readonly last: readonly string[];
}

interface Weighed {
  readonly id: string;
  readonly scenarios: number;
  /** What must not run at the same time stays in one shard. */
  readonly together: string;
  readonly last: boolean;
}

/**
 * Which whole operations a shard runs: a function of the contract and of recorded durations alone, so that machines agree
 * without speaking to each other. Operations that watch the same state stay together; those that run alone, after all
 * others, are the last shard's.
 */
export function shardOperations(
  plans: Iterable<OperationPlan>,
  { index, count }: Shard,
  durations: ReadonlyMap<string, number> = new Map(),
): SharedOperations {
  const weighed = Array.from(plans, weigh);
  const weightOf = weights(weighed, durations);
  const groups = new Map<string, Weighed[]>();
  for (const each of weighed) {
    const group = groups.get(each.together) ?? [];
    groups.set(each.together, group);
    group.push(each);
  }
  const sum = (group: readonly Weighed[]) => group.reduce((weight, each) => weight + weightOf(each), 0);
  // What shares a watched state with one of them runs last, too, or in their shard.
  const isLast = (group: readonly Weighed[]) => group.some(({ last }) => last);
  const final = [...groups.values()].filter(isLast).flat();
  const loads = [...groups].flatMap(([name, group]) => (isLast(group) ? [] : [{ name, weight: sum(group) }]));
  const dealt = balance(loads, [...Array.from({ length: count - 1 }, () => 0), sum(final)]);
  const shardOf = ({ together }: Weighed) => (dealt.get(together) ?? count - 1) + 1;
  const own = weighed.filter((each) => shardOf(each) === index);
  return {
    all: weighed.map(({ id }) => id),
    own: new Set(own.map(({ id }) => id)),
    last: own.flatMap(({ id, last }) => (last ? [id] : [])),
  };
}

function weigh(plan: OperationPlan): Weighed {
  const { id } = plan.operation;
  let scenarios = 1;
  for (const { notSent } of scenariosOf(plan)) if (!notSent) scenarios++;
  // Two operations never have the same id, and no id begins with a blank.
  const together = plan.exclusive === undefined ? id : ` ${plan.exclusive}`;
  return { id, scenarios, together, last: plan.last };
}

/** Milliseconds where they are recorded; an operation without a record takes as long for each scenario as the others do. */
function weights(weighed: readonly Weighed[], durations: ReadonlyMap<string, number>): (each: Weighed) => number {
  let ms = 0;
  let scenarios = 0;
  for (const each of weighed) {
    const recorded = durations.get(each.id);
    if (recorded === undefined) continue;
    ms += recorded;
    scenarios += each.scenarios;
  }
  const perScenario = ms > 0 ? ms / scenarios : 1;
  return ({ id, scenarios: own }) => durations.get(id) ?? own * perScenario;
}
