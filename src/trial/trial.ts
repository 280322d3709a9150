import type { CellLine } from '../model/journal.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step, Trial } from '../model/step.ts';
import { ask, askSideBySide, type Asked, type Asking, type AskOptions } from './ask.ts';
import { cellOf } from './cell.ts';

/** How a trial asks. */
export interface TrialOptions extends AskOptions {
  /** The most requests side by side, where no state is at stake; 1 by default. */
  readonly atOnce?: number;
}

/**
 * The dialogue about one operation, denied before admitted, least privileged first. The missing-token request goes out
 * twice in a row before all else: two different answers say that the operation cannot be judged.
 */
export function* trial(plan: OperationPlan, options: TrialOptions): Trial {
  const asking = { ...options, waitedMs: 0, serial: 0 };
  const missing = plan.missing();
  const pair = yield* steadyPair(plan, missing, asking);
  const cells: CellLine[] = [];
  const add = (scenario: Scenario, asked: Asked | undefined) => asked && cells.push(cellOf(scenario, asked));
  for (const [scenarios, atOnce] of [
    [plan.refused(), plan.sideBySide ? (options.atOnce ?? 1) : 1],
    // What is admitted may change what the next one finds.
    [plan.admitted(), 1],
  ] as const) {
    for (const group of groupsOf(scenarios, atOnce)) {
      const [first] = group;
      const isPair = pair !== undefined && first?.id === missing?.id;
      if (isPair && first) add(first, pair.first);
      const others = isPair ? group.slice(1) : group;
      const asked = yield* askSideBySide(plan, others, asking);
      for (const [index, scenario] of others.entries()) add(scenario, asked[index]);
    }
  }
  return { cells, pair: pair ? [...last(pair.first), ...last(pair.second)] : [] };
}

function* steadyPair(
  plan: OperationPlan,
  missing: Scenario | undefined,
  asking: Asking,
): Generator<Step, { first: Asked; second: Asked } | undefined, Received> {
  if (!missing || missing.notSent) return undefined;
  const first = yield* ask(plan, missing, asking);
  const second = yield* ask(plan, missing, asking);
  return { first, second };
}

function* groupsOf(scenarios: Iterable<Scenario>, size: number): Generator<readonly Scenario[]> {
  let group: Scenario[] = [];
  for (const scenario of scenarios) {
    group.push(scenario);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function last({ exchanges }: Asked): string[] {
  return exchanges.slice(-1);
}
