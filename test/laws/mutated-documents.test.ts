import { expect, test } from 'vitest';
import { loadMutated } from './load-mutated.ts';

test('7,000 mutated documents: a contract, or errors with line and column', async () => {
  const seen = await loadMutated(7000, () => ['document']);
  expect(seen.slowestMs).toBeLessThan(20_000);
  // Neither all refused nor all taken: the mutations reach behind the first check, and they do hurt.
  expect(Math.min(seen.contracts, seen.refusals)).toBeGreaterThan(350);
});
