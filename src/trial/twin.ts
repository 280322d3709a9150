import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step } from '../model/step.ts';
import { filling, nobody, type Asking } from './ask.ts';
import { neverIssued } from './never-issued.ts';

/** The same request for a resource that does not exist: what is hidden must not be told from what is not there. */
export function* twin(
  plan: OperationPlan,
  scenario: Scenario,
  asking: Asking,
): Generator<Step, string | null, Received> {
  const { recipe, expected, hides, owner, at } = scenario;
  const hidden = hides && expected.outcome === 'refused' && expected.statuses.includes(404) && at.token === 'valid';
  if (!recipe || recipe.kept.length === 0 || !hidden) return null;
  const kept = asking.keptOf?.(owner ?? nobody);
  const fill = { ...filling(asking, { owner }), kept: (name: string) => neverIssued(kept?.get(name)) };
  const request = plan.write(recipe, fill);
  const { answers } = yield { kind: 'send', sendings: [{ about: `twin of ${scenario.id}`, at, request, attempt: 1 }] };
  const [answer] = answers;
  return answer?.kind === 'exchange' ? answer.id : null;
}
