import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step } from '../model/step.ts';
import type { Asking } from './ask.ts';
import type { Seen, Tried } from './watch.ts';
import { readWitness } from './witnessing.ts';

/**
 * Looks for the unique texts of refused requests where the operation's resources are listed: who was refused and stands
 * there all the same has written. Only a list that shows what an admitted request wrote can show that another wrote nothing.
 */
export function* markersSeen(
  tried: readonly Tried[],
  { refused, plan, asking }: { readonly refused: number; readonly plan: OperationPlan; readonly asking: Asking },
): Generator<Step, ReadonlyMap<Scenario, Seen>, Received> {
  const seen = new Map<Scenario, Seen>();
  const marked = tried.filter(({ asked }) => (asked.unique?.length ?? 0) > 0);
  const listing = marked.length === 0 ? undefined : plan.listing;
  if (!listing) return seen;
  const reading = yield* readWitness(listing, { plan, asking, owner: undefined });
  if (!reading?.state) return seen;
  const found = ({ asked }: Tried) => asked.unique?.filter((text) => stands(text, reading.text)) ?? [];
  const sighted = tried.slice(refused).some((each) => found(each).length > 0);
  for (const each of tried.slice(0, refused).filter((one) => marked.includes(one))) {
    const changed = found(each);
    if (changed.length > 0) seen.set(each.scenario, { state: 'changed', changed, exchanges: [reading.exchange] });
    else if (sighted) seen.set(each.scenario, { state: 'unchanged', changed: [], exchanges: [reading.exchange] });
  }
  return seen;
}

/** As a whole: `ref-a1` is no part of `ref-a12`. */
function stands(text: string, list: string): boolean {
  return new RegExp(`${RegExp.escape(text)}(?![\\dA-Za-z])`).test(list);
}
