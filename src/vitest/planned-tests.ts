import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { scenariosOf } from '../plan/select.ts';
import { expectedWords, pointWords } from '../report/cell-words.ts';

/** A scenario as a test. */
interface PlannedTest {
  readonly id: string;
  /** As people say it: `editor · token=expired · expects 401`. */
  readonly name: string;
}

/** An operation as a suite, or as a test where there are too many scenarios. */
export interface PlannedSuite {
  readonly operation: string;
  readonly plan: OperationPlan;
  readonly scenarios: number;
  /** Empty where each operation is one test. */
  readonly tests: readonly PlannedTest[];
}

/** Names come back as the JUnit reporter of the command line writes them, so that both say the same of a cell. */
export function plannedTests(
  plans: Iterable<OperationPlan>,
  { granularity, most }: { readonly granularity: 'scenario' | 'operation' | undefined; readonly most: number },
): PlannedSuite[] {
  const suites: PlannedSuite[] = [];
  let total = 0;
  for (const plan of plans) {
    const named = granularity === 'scenario' || (granularity === undefined && total <= most);
    const tests: PlannedTest[] = [];
    let scenarios = 0;
    for (const scenario of scenariosOf(plan)) {
      scenarios++;
      if (named) tests.push({ id: scenario.id, name: nameOf(scenario) });
    }
    total += scenarios;
    suites.push({ operation: plan.operation.id, plan, scenarios, tests });
  }
  const coarse = granularity === 'operation' || (granularity === undefined && total > most);
  return coarse ? suites.map((suite) => ({ ...suite, tests: [] })) : suites;
}

function nameOf(scenario: Scenario): string {
  const { outcome } = scenario.expected;
  const statuses = outcome === 'admitted' ? [] : scenario.expected.statuses;
  const expects = expectedWords({ expected: { outcome, statuses, rule: '', ruleText: '' } });
  return `${pointWords({ principal: scenario.principal.name, axes: scenario.axes })} · expects ${expects}`;
}
