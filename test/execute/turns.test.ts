import { expect, test } from 'vitest';
import { Turns } from '../../src/execute/turns.ts';

test('those who share something go one after another, in the order in which they came', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const each = async (name: string, shared: string | undefined) => {
    const { come, leave } = turns.of(shared);
    await come;
    order.push(`${name} comes`);
    await Promise.resolve();
    order.push(`${name} leaves`);
    leave();
  };
  await Promise.all([each('first', 'count'), each('second', 'count'), each('alone', undefined)]);
  expect(order.indexOf('second comes')).toBeGreaterThan(order.indexOf('first leaves'));
  expect(order.indexOf('alone comes')).toBeLessThan(order.indexOf('first leaves'));
});
