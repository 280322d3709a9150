import type { OperationPlan } from '../../src/model/operation-plan.ts';
import type { PlannedCall, PlannedFixture } from '../../src/model/planned-call.ts';
import { runtimeExpression } from '../../src/model/runtime-expression.ts';
import type { Scenario } from '../../src/model/scenario.ts';
import { fillMarkers } from '../../src/plan/markers.ts';
import { aPlan, aScenario } from './a-plan.ts';

/** A call whose target holds the places of kept values. */
export function aCall(id: string, target: string, kept: readonly string[] = [], as?: string): PlannedCall {
  const [method = 'GET'] = id.split(' ');
  const recipe = { ...recipeOf(id), method, target, kept };
  return { recipe, template: target, as, address: 'default', success: [] };
}

function recipeOf(id: string) {
  return {
    id,
    method: 'POST',
    target: '/',
    headers: [],
    body: undefined,
    generated: [],
    owner: [],
    kept: [],
    invented: false,
  };
}

/** A fixture that keeps `NAMEId` of the body's id. */
export function aFixture(name: string, change: Partial<PlannedFixture> = {}): PlannedFixture {
  const id = runtimeExpression('$response.body#/id');
  return {
    name,
    make: aCall(`POST /${name}s`, `/${name}s`),
    keep: new Map(id ? [[`${name}Id`, id]] : []),
    undo: aCall(`DELETE /${name}s/{${name}Id}`, `/${name}s/{kept:${name}Id}`, [`${name}Id`]),
    witness: undefined,
    ...change,
  };
}

/** A scenario about an order of somebody. */
export function about(owner: string, principal: string, change: Partial<Scenario> = {}): Scenario {
  const recipe = {
    ...recipeOf('POST /orders/{orderId}/notes'),
    target: '/orders/{kept:orderId}/notes',
    kept: ['orderId'],
  };
  const refused = { outcome: 'refused' as const, statuses: [403] };
  return aScenario(principal, { recipe, owner, expected: refused, ...change });
}

/** A plan with fixtures and reads. */
export function aPlanWith(
  { refused, admitted }: { readonly refused: readonly Scenario[]; readonly admitted: readonly Scenario[] },
  change: Partial<OperationPlan>,
): OperationPlan {
  return {
    ...aPlan(refused, admitted),
    write: (recipe, fill) => ({
      method: recipe.method,
      target: fillMarkers(recipe.target, fill),
      headers: [],
      body: recipe.body ? fill.unique('ref') : undefined,
    }),
    ...change,
  };
}
