import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedForm } from '../../src/embedded/typed-form.ts';

test.for([
  [
    { amount: '5', paid: 'true', name: 'tea', address: '{"city":"Bonn"}' },
    { amount: 5, paid: true, name: 'tea', address: { city: 'Bonn' } },
  ],
  [{ tags: 'one' }, { tags: ['one'] }],
  [{ tags: ['1', 'two'] }, { tags: [1, 'two'] }],
] as const)('%j stands for %j', ([form, expected]) => {
  const arrays = 'tags' in form ? { tags: { type: 'array' } } : {};
  expect(typedForm(form, { ...arrays, name: { type: 'string' } })).toEqual(expected);
});

test('an empty list leaves no trace in a form', () => {
  expect(typedForm({}, { tags: { type: 'array' }, name: { type: 'string' } })).toEqual({ tags: [] });
});

test('JSON written into a field is read as what it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(typedForm({ field: JSON.stringify(value) }, undefined)).toEqual({
        field: JSON.parse(JSON.stringify(value)),
      });
    }),
    { numRuns: 100 },
  );
});
