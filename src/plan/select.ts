import type { OperationPlan } from '../model/operation-plan.ts';
import type { Recipe } from '../model/recipe.ts';
import type { Scenario } from '../model/scenario.ts';

/**
 * Keeps the scenarios that were asked for, by id or by operation, with what their proof needs: their controls, and the
 * tokens without identity. `undefined` when the operation holds none of them.
 */
export function select(plan: OperationPlan, wanted: ReadonlySet<string>): OperationPlan | undefined {
  if (wanted.size === 0 || wanted.has(plan.operation.id) || wanted.has(plan.operation.operationId ?? '')) return plan;
  const kept = new Set<string>();
  for (const scenario of scenariosOf(plan)) {
    if (!wanted.has(scenario.id)) continue;
    kept.add(scenario.id);
    for (const control of scenario.controls) kept.add(control);
  }
  if (kept.size === 0) return undefined;
  const doubtful = new Set<Recipe>();
  for (const { id, recipe, expected } of scenariosOf(plan)) {
    if (kept.has(id) && expected.outcome === 'admitted' && recipe && recipe.generated.length > 0) doubtful.add(recipe);
  }
  // Whether a generated request or its caller was refused shows when another is admitted with it.
  const showsRecipe = ({ recipe, faults, axes }: Scenario) =>
    recipe !== undefined && doubtful.has(recipe) && faults.length === 0 && axes['address'] === undefined;
  const needed = (scenario: Scenario) =>
    kept.has(scenario.id) ||
    scenario.at.token === 'missing' ||
    scenario.at.token === 'unknown' ||
    showsRecipe(scenario);
  return {
    ...plan,
    refused: () => Iterator.from(plan.refused()).filter(needed),
    admitted: () => Iterator.from(plan.admitted()).filter(needed),
  };
}

/** All scenarios of a plan in the order in which they are sent. */
export function* scenariosOf(plan: OperationPlan): Generator<Scenario> {
  yield* plan.refused();
  yield* plan.admitted();
}
