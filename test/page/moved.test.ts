import { expect, test } from 'vitest';
import { moved } from '../../src/page/matrix/moved.ts';

const size = { rows: 20, columns: 3 };

test.for([
  ['ArrowDown', { row: 6, column: 1 }],
  ['ArrowUp', { row: 4, column: 1 }],
  ['ArrowLeft', { row: 5, column: 0 }],
  ['ArrowRight', { row: 5, column: 2 }],
  ['Home', { row: 5, column: -1 }],
  ['End', { row: 5, column: 2 }],
  ['PageDown', { row: 15, column: 1 }],
  ['PageUp', { row: 0, column: 1 }],
  ['a', undefined],
  ['constructor', undefined],
] as const)('%s leads to %j', ([key, place]) => {
  expect(moved({ row: 5, column: 1 }, key, size)).toEqual(place);
});

test('nothing leads out of the grid', () => {
  expect(moved({ row: 0, column: -1 }, 'ArrowLeft', size)).toEqual({ row: 0, column: -1 });
  expect(moved({ row: 19, column: 2 }, 'ArrowDown', size)).toEqual({ row: 19, column: 2 });
});
