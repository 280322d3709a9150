import type { CellLine } from '../model/journal.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step, Trial } from '../model/step.ts';
import { ask, type Asked, type Asking, type AskOptions } from './ask.ts';
import { cellOf } from './cell.ts';

/**
 * The dialogue about one operation, denied before admitted, least privileged first. The missing-token request goes out
 * twice in a row before all else: two different answers say that the operation cannot be judged.
 */
export function* trial(plan: OperationPlan, options: AskOptions): Trial {
  const asking = { ...options, waitedMs: 0, serial: 0 };
  const missing = plan.missing();
  const pair = yield* steadyPair(plan, missing, asking);
  const cells: CellLine[] = [];
  for (const scenarios of [plan.refused(), plan.admitted()]) {
    for (const scenario of scenarios) {
      const asked = pair && scenario.id === missing?.id ? pair.first : yield* ask(plan, scenario, asking);
      cells.push(cellOf(scenario, asked));
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

function last({ exchanges }: Asked): string[] {
  return exchanges.slice(-1);
}
