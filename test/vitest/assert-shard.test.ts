import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inShard } from '../../src/vitest/shard.ts';

test('every operation falls into exactly one of the shards, whatever else there is', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (operation, count) => {
      const holding = Array.from({ length: count }, (_, index) => inShard(operation, { index: index + 1, count }));
      expect(holding.filter(Boolean)).toHaveLength(1);
    }),
  );
});

test('shards are of about the same size', () => {
  const operations = Array.from({ length: 3_000 }, (_, index) => `POST /things${index}`);
  for (const index of [1, 2, 3]) {
    const { length } = operations.filter((operation) => inShard(operation, { index, count: 3 }));
    expect(Math.abs(length - 1_000)).toBeLessThan(100);
  }
});

test.for([
  { index: 0, count: 3 },
  { index: 4, count: 3 },
  { index: 1.5, count: 3 },
  { index: 1, count: 0 },
])('%o is no part of a contract', (shard) => {
  expect(() => inShard('POST /orders', shard)).toThrow(/^shard: \{ index: .* \} is no part of a contract, expected /);
});
