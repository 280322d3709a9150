import { expect, test } from 'vitest';
import { planOf } from '../../src/pipeline.ts';
import { plannedTests } from '../../src/vitest/planned-tests.ts';

const { plans } = await planOf({
  config: 'rolecall.yaml',
  environment: 'embedded',
  today: '2026-01-01',
  strategy: 'pairs',
  seed: 1,
  only: [],
});

test('each scenario is a test with a name of its own in its operation', () => {
  for (const { tests, scenarios } of plannedTests(plans, { granularity: undefined, most: 20_000 })) {
    expect(tests).toHaveLength(scenarios);
    expect(new Set(tests.map(({ name }) => name)).size).toBe(scenarios);
  }
});

test('each operation is one test where there would be too many, unless it is said otherwise', () => {
  const total = plannedTests(plans, { granularity: 'scenario', most: 0 }).flatMap(({ tests }) => tests).length;
  expect(total).toBeGreaterThan(100);
  for (const [granularity, most, expected] of [
    [undefined, total, total],
    [undefined, total - 1, 0],
    ['operation', total, 0],
    ['scenario', 0, total],
  ] as const) {
    expect(plannedTests(plans, { granularity, most }).flatMap(({ tests }) => tests)).toHaveLength(expected);
  }
});
