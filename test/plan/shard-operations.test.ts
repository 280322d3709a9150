import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationPlan } from '../../src/model/operation-plan.ts';
import { shardOperations } from '../../src/plan/shard-operations.ts';

interface Made {
  readonly id: string;
  readonly scenarios: number;
  readonly exclusive?: string | undefined;
  readonly last?: boolean;
}

function planned({ id, scenarios, exclusive, last = false }: Made): OperationPlan {
  const plan = {
    operation: { id },
    exclusive,
    last,
    *refused() {
      for (let index = 0; index < scenarios; index++) yield { notSent: undefined };
    },
    *admitted() {},
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what sharding does not look at is left out
  return plan as unknown as OperationPlan;
}

const contract: fc.Arbitrary<Made[]> = fc.uniqueArray(
  fc.record({
    id: fc.nat(500).map((index) => `POST /${index}`),
    scenarios: fc.nat(60),
    exclusive: fc.option(fc.constantFrom('GET /list', 'GET /other'), { nil: undefined, freq: 4 }),
    last: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);

function shards(made: readonly Made[], count: number, durations?: ReadonlyMap<string, number>) {
  const plans = made.map(planned);
  return Array.from({ length: count }, (_, index) => shardOperations(plans, { index: index + 1, count }, durations));
}

test('every operation is in exactly one shard, and all shards know all of them', () => {
  fc.assert(
    fc.property(contract, fc.integer({ min: 1, max: 16 }), (made, count) => {
      const ids = made.map(({ id }) => id);
      const found = shards(made, count);
      expect(found.flatMap(({ own }) => [...own]).toSorted()).toEqual(ids.toSorted());
      for (const { all } of found) expect(all).toEqual(ids);
    }),
  );
});

test('operations that watch the same state are in one shard, and those that run alone are in the last', () => {
  fc.assert(
    fc.property(contract, fc.integer({ min: 1, max: 16 }), (made, count) => {
      const found = shards(made, count);
      const shardOf = ({ id }: Made) => found.findIndex(({ own }) => own.has(id));
      for (const group of Map.groupBy(made, ({ exclusive, id }) => exclusive ?? id).values())
        expect(new Set(group.map(shardOf)).size).toBe(1);
      for (const each of made) if (each.last === true) expect(shardOf(each)).toBe(count - 1);
    }),
  );
});

test('recorded durations decide; an operation without one takes as long for each scenario as the others', () => {
  const made = [
    { id: 'POST /slow', scenarios: 1 },
    { id: 'POST /quick', scenarios: 99 },
    { id: 'POST /new', scenarios: 49 },
  ];
  const own = (durations?: ReadonlyMap<string, number>) => shards(made, 2, durations).map((each) => [...each.own]);
  expect(own()).toEqual([['POST /quick'], ['POST /slow', 'POST /new']]);
  expect(
    own(
      new Map([
        ['POST /slow', 9_000],
        ['POST /quick', 1_000],
      ]),
    ),
  ).toEqual([['POST /slow'], ['POST /quick', 'POST /new']]);
});
