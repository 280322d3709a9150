import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balance, type Load } from '../../src/plan/balance.ts';

const loads = (most: number): fc.Arbitrary<Load[]> =>
  fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1, maxLength: 4 }), weight: fc.nat(1000) }), {
    selector: ({ name }) => name,
    maxLength: most,
  });
const counts = fc.integer({ min: 1, max: 16 });
const idle = (count: number) => Array.from({ length: count }, () => 0);

function sums(dealt: ReadonlyMap<string, number>, all: readonly Load[], count: number): number[] {
  const found = idle(count);
  for (const { name, weight } of all) found[dealt.get(name) ?? -1] = (found[dealt.get(name) ?? -1] ?? NaN) + weight;
  return found;
}

/** The best that any assignment reaches, tried one by one. */
function best(all: readonly Load[], begun: readonly number[]): number {
  const [first, ...others] = all;
  if (!first) return Math.max(...begun);
  return Math.min(
    ...begun.map((_, shard) =>
      best(
        others,
        begun.map((sum, index) => (index === shard ? sum + first.weight : sum)),
      ),
    ),
  );
}

test('every load is in exactly one shard, whatever the order in which loads come', () => {
  const shuffled = loads(40).chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, counts, ([all, other], count) => {
      const dealt = balance(all, idle(count));
      expect([...dealt.keys()].toSorted()).toEqual(all.map(({ name }) => name).toSorted());
      for (const shard of dealt.values()) expect(shard).toSatisfy((index: number) => index >= 0 && index < count);
      expect(balance(other, idle(count))).toEqual(dealt);
    }),
    { numRuns: 1000 },
  );
});

test('no shard has more than 4/3 - 1/3n of what the best of all assignments gives the fullest one (Graham 1969)', () => {
  fc.assert(
    fc.property(loads(7), fc.integer({ min: 1, max: 3 }), (all, count) => {
      const fullest = Math.max(...sums(balance(all, idle(count)), all, count));
      expect(fullest).toBeLessThanOrEqual((4 / 3 - 1 / (3 * count)) * best(all, idle(count)) + 1e-9);
    }),
    { numRuns: 500 },
  );
});

test('no shard is further above the mean than the heaviest load', () => {
  fc.assert(
    fc.property(loads(60), counts, (all, count) => {
      const total = all.reduce((sum, { weight }) => sum + weight, 0);
      const heaviest = Math.max(0, ...all.map(({ weight }) => weight));
      const fullest = Math.max(...sums(balance(all, idle(count)), all, count));
      expect(fullest).toBeLessThanOrEqual(total / count + heaviest * (1 - 1 / count) + 1e-9);
    }),
    { numRuns: 1000 },
  );
});

test('what a shard has already counts', () => {
  const all = [
    { name: 'a', weight: 2 },
    { name: 'b', weight: 2 },
  ];
  expect([...balance(all, [0, 5]).values()]).toEqual([0, 0]);
});
