import { expect, test } from 'vitest';
import { Slots } from '../../src/execute/slots.ts';

/** Who got a place, in order. */
async function servedOf(waiting: readonly (readonly [name: string, rank: number])[]): Promise<string[]> {
  const slots = new Slots(1);
  const served: string[] = [];
  void slots.take(0);
  const all = waiting.map(async ([name, rank]) => {
    await slots.take(rank);
    served.push(name);
    slots.give();
  });
  slots.give();
  await Promise.all(all);
  return served;
}

test('a free place is had at once, and no more than there are', () => {
  const slots = new Slots(2);
  expect([slots.take(0), slots.take(0)]).toEqual([undefined, undefined]);
  expect(slots.take(0)).toBeInstanceOf(Promise);
});

test('the lowest rank is served first, equals in the order in which they came', async () => {
  expect(
    await servedOf([
      ['late', 7],
      ['first', 2],
      ['second', 2],
      ['early', 1],
    ]),
  ).toEqual(['early', 'first', 'second', 'late']);
});

test('a place that nobody waits for is free again', () => {
  const slots = new Slots(1);
  void slots.take(0);
  slots.give();
  expect(slots.take(5)).toBeUndefined();
});
