import { expect, test } from 'vitest';
import { killedRuns } from '../bench/killed-runs.ts';

test('runs that are killed with -9 at random moments and resumed lose nothing and double nothing', async () => {
  const { kills, settledBefore, ...wrong } = await killedRuns(12, 1);
  expect(kills).toBe(12);
  // They were killed in the middle, and not before anything had happened.
  expect(settledBefore).toBeGreaterThan(20);
  expect(wrong).toMatchObject({ lost: 0, doubled: 0, different: 0, dangling: 0 });
});
