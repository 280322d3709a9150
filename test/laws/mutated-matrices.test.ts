import { expect, test } from 'vitest';
import { loadMutated } from './load-mutated.ts';

test('3,000 mutated matrices, some with a mutated document or configuration: a contract, or errors with line and column', async () => {
  const seen = await loadMutated(3000, (dice) =>
    dice.pick([['matrix'], ['matrix'], ['matrix', 'document'], ['configuration']]),
  );
  expect(seen.slowestMs).toBeLessThan(20_000);
  // Neither all refused nor all taken: the mutations reach behind the first check, and they do hurt.
  expect(Math.min(seen.contracts, seen.refusals)).toBeGreaterThan(150);
});
