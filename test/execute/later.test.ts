import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Later } from '../../src/execute/later.ts';

test('an answer goes on a turn of the loop after it came, so that the next requests leave first', async () => {
  const order: string[] = [];
  const later = new Later();
  later.soon(() => order.push('answer'));
  void setImmediate().then(() => order.push('request'));
  await setImmediate();
  await setImmediate();
  await setImmediate();
  expect(order).toEqual(['request', 'answer']);
});

test('work waits while answers come, and is done in order once none comes', async () => {
  const order: string[] = [];
  const later = new Later();
  later.push(() => order.push('first'));
  later.push(() => order.push('second'));
  for (let answer = 0; answer < 5; answer++) {
    later.soon(() => order.push('answer'));
    await setImmediate();
  }
  const meanwhile = [...order];
  while (order.length < 7) await setImmediate();
  expect(meanwhile).not.toContain('first');
  expect(order.slice(-2)).toEqual(['first', 'second']);
});

test('no more than a few pieces of work wait, however many answers come', async () => {
  const later = new Later();
  let done = 0;
  for (let piece = 0; piece < 1000; piece++) later.push(() => done++);
  for (let turn = 0; turn < 2; turn++) {
    later.soon(() => {});
    await setImmediate();
  }
  expect(done).toBeGreaterThan(900);
});

test('whoever drains it finds all work done, each piece once', async () => {
  const later = new Later();
  const done: number[] = [];
  for (let piece = 0; piece < 100; piece++) later.push(() => done.push(piece));
  await setImmediate();
  later.drain();
  await setImmediate();
  await setImmediate();
  expect(done).toEqual(Array.from({ length: 100 }, (_, piece) => piece));
});

test('work that fails does not keep other work from being done, and whoever drains it is told', async () => {
  const later = new Later();
  let done = 0;
  later.push(() => {
    throw new Error('the disk is full');
  });
  later.push(() => done++);
  expect(() => later.drain()).toThrow('the disk is full');
  expect(done).toBe(1);
});
