import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf } from '../../src/judge/change-of.ts';
import { changesBetween } from '../../src/judge/changes-between.ts';
import { compare } from '../../src/judge/compare.ts';
import { changeKinds, type ChangeKind } from '../../src/model/change-kinds.ts';
import { standings } from './a-standing.ts';

type Sample = readonly [before: string | undefined, after: string | undefined];

/** At least one for every kind: a kind without one does not compile. */
const samples: Readonly<Record<ChangeKind, readonly Sample[]>> = {
  widened: [
    ['refused 403, proven', 'admitted, over-permissive'],
    ['refused 401, either way', 'admitted, either way'],
    ['absent 404, wrong-refusal', 'admitted, proven'],
    // Refused, and done all the same.
    ['refused 403, proven', 'refused 403, over-permissive'],
  ],
  narrowed: [
    ['admitted, proven', 'refused 403, over-restrictive'],
    ['admitted, over-permissive', 'refused 403, proven'],
  ],
  reason: [
    ['refused 403, proven', 'refused 401, wrong-refusal'],
    ['refused 403 by gateway, proven', 'refused 403 by application, proven'],
    ['refused 403 for permission, proven', 'refused 403 for csrf, proven'],
    ['refused 404, unproven', 'absent 404, unproven'],
  ],
  'proof-lost': [
    ['refused 403, proven', 'refused 403, unproven'],
    ['admitted, proven', 'inconclusive'],
    ['refused 403, proven', 'not-evaluable skipped'],
    ['admitted, proven', 'admitted, over-permissive'],
  ],
  'proof-won': [
    ['admitted, unproven', 'admitted, proven'],
    ['inconclusive', 'refused 403, proven'],
  ],
  vanished: [['refused 403, proven', undefined]],
  appeared: [[undefined, 'refused 403, proven']],
  unsettled: [
    ['refused 401, either way', 'inconclusive'],
    ['admitted, over-permissive', 'not-evaluable skipped'],
  ],
  settled: [['inconclusive', 'admitted, over-permissive']],
  rejudged: [
    ['admitted, unproven', 'admitted, over-permissive'],
    ['inconclusive', 'not-evaluable dangerous'],
    // Refused by now, and done all the same.
    ['admitted, over-permissive', 'refused 403, over-permissive'],
  ],
};

test.for(
  Object.entries(samples).flatMap(([kind, all]) => all.map(([before, after]) => [kind, before, after] as const)),
)('%s: %s → %s', ([kind, before, after]) => {
  expect(changeOf('POST /orders viewer', before, after)?.kind).toBe(kind);
});

test('what stands as before is no change', () => {
  expect(changeOf('POST /orders viewer', 'admitted, proven', 'admitted, proven')).toBeUndefined();
});

test.for<[string, string, boolean]>([
  ['refused 403, proven', 'admitted, proven', true],
  ['admitted, unproven', 'refused 404, proven', true],
  ['refused 403, over-restrictive', 'refused 403, proven', false],
  ['refused 403, proven', 'admitted, over-permissive', false],
  // The contract took both all along.
  ['refused 401, either way', 'admitted, either way', false],
  // A server that is mended.
  ['admitted, over-permissive', 'refused 403, proven', false],
  // The matrix went one way and the server the other.
  ['admitted, over-permissive', 'refused 403, over-restrictive', false],
])('%s → %s: the matrix changed, too: %s', ([before, after, also]) => {
  expect(changeOf('POST /orders viewer', before, after)?.matrixToo).toBe(also);
});

test.for([
  ['POST /orders viewer', 'viewer'],
  ['POST /orders anonymous', 'anonymous'],
  ['POST /orders editor token=expired', 'token=expired'],
  ['POST /orders/{orderId}/notes editor owner=peer', 'owner=peer'],
  ['POST /orders editor case=large', 'editor case=large'],
  ['POST /orders editor token=expired case=large', 'token=expired case=large'],
] as const)('%s is about %s', ([id, caller]) => {
  const change = changeOf(id, undefined, 'inconclusive');
  expect(change).toMatchObject({ caller, operation: id.split(' ').slice(0, 2).join(' ') });
});

test('nothing differs from itself', () => {
  fc.assert(
    fc.property(standings, fc.boolean(), (same, whole) => {
      expect([...changesBetween({ before: same, after: same, whole })]).toEqual([]);
    }),
  );
});

test('seen from the other side, what was widened is narrowed, and what appeared has vanished', () => {
  fc.assert(
    fc.property(standings, standings, fc.boolean(), (before, after, whole) => {
      const there = [...changesBetween({ before, after, whole })];
      const back = [...changesBetween({ before: after, after: before, whole })];
      const seen = (changes: typeof there) => changes.map(({ id, kind, before: b, after: a }) => ({ id, kind, b, a }));
      expect(seen(back)).toEqual(
        seen(there).map(({ id, kind, b, a }) => ({ id, kind: changeKinds[kind].mirror, b: a, a: b })),
      );
    }),
    { numRuns: 500 },
  );
});

test('every changed cell stands in one group, and counts once', () => {
  fc.assert(
    fc.property(standings, standings, (before, after) => {
      const sides = { before, after, whole: true };
      const changes = [...changesBetween(sides)];
      const { groups, counts } = compare(sides);
      const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
      expect(total(groups.map(({ cells }) => cells))).toBe(changes.length);
      expect(total(Object.values(counts))).toBe(changes.length);
      for (const { kind, callers, operations, cells } of groups) {
        const own = changes.filter((one) => one.kind === kind && callers.includes(one.caller));
        expect(own.length).toBeGreaterThanOrEqual(cells);
        expect(new Set(operations).size).toBe(operations.length);
      }
    }),
  );
});

test('of sides that asked different things only what both have is compared', () => {
  const before = new Map([
    ['POST /a viewer', 'admitted, proven'],
    ['POST /b viewer', 'admitted, proven'],
  ]);
  const after = new Map([
    ['POST /a viewer', 'refused 403, over-restrictive'],
    ['POST /c viewer', 'admitted, proven'],
  ]);
  expect(Array.from(changesBetween({ before, after, whole: false }), ({ id }) => id)).toEqual(['POST /a viewer']);
  expect(compare({ before, after, whole: false })).toMatchObject({ compared: 1, whole: false });
  expect([...changesBetween({ before, after, whole: true })]).toHaveLength(3);
});

test('500 operations that let the same roles in are one line', () => {
  const side = (text: string) =>
    new Map(
      Array.from({ length: 500 }, (_, index) =>
        ['viewer', 'editor'].map((who) => [`POST /r${index} ${who}`, text]),
      ).flat() as [string, string][],
    );
  const { groups } = compare({
    before: side('refused 403, proven'),
    after: side('admitted, over-permissive'),
    whole: true,
  });
  expect(groups).toMatchObject([{ kind: 'widened', cells: 1000, callers: ['editor', 'viewer'] }]);
  expect(groups[0]?.operations).toHaveLength(500);
});
