import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf } from '../../src/embedded/case-of.ts';

const patches = {
  large: { model: 'large' },
  vision: { options: { vision: true }, cache: null },
  named: { reference: { unique: 'ref' } },
  empty: {},
};
const names = Object.keys(patches);

test.for([
  [{ model: 'large', messages: [] }, 'large'],
  [{ model: 'small' }, undefined],
  [{ model: 'small', options: { vision: true, size: 3 } }, 'vision'],
  [{ model: 'small', options: { vision: true }, cache: 'on' }, undefined],
  [{ reference: 'ref-77' }, 'named'],
  ['large', undefined],
  [undefined, undefined],
] as const)('%j is case %s', ([body, expected]) => {
  expect(caseOf(body, names, patches)).toBe(expected);
});

test('cases that the matrix does not name are none', () => {
  expect(caseOf({ model: 'large' }, ['vision'], patches)).toBeUndefined();
});

test('a body is its own case', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => key !== 'unique'),
        fc.integer(),
        { minKeys: 1 },
      ),
      (body) => {
        expect(caseOf({ ...body }, ['same'], { same: body })).toBe('same');
      },
    ),
    { numRuns: 100 },
  );
});
