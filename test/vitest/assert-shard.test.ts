import { expect, test } from 'vitest';
import { assertShard } from '../../src/vitest/assert-shard.ts';

test.for([
  { index: 0, count: 3 },
  { index: 4, count: 3 },
  { index: 1.5, count: 3 },
  { index: 1, count: 0 },
])('%o is no part of a contract', (shard) => {
  expect(() => assertShard(shard)).toThrow(/^shard: \{ index: .* \} is no part of a contract, expected /);
});

test('each of the shards of a contract is one', () => {
  for (const index of [1, 2, 3]) expect(() => assertShard({ index, count: 3 })).not.toThrow();
});
