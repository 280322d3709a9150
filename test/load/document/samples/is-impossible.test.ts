import { expect, test } from 'vitest';
import { isImpossible } from '../../../../src/load/document/samples/is-impossible.ts';

const no = { type: 'string', format: 'uuid', maxLength: 24 };

test.for<[string, object]>([
  ['a format longer than its limit', no],
  ['limits that contradict each other', { type: 'string', minLength: 3, maxLength: 2 }],
  ['a required property that nothing fits', { type: 'object', required: ['a'], properties: { a: no } }],
  ['a list that must hold what is impossible', { type: 'array', minItems: 1, items: no }],
  ['a part of a whole', { allOf: [{ type: 'object' }, no] }],
  ['every branch', { oneOf: [no, { type: 'array', minItems: 2, maxItems: 1 }] }],
  ['a reference', { $ref: '#/$defs/no' }],
])('%s is impossible', ([, s0]) => {
  expect(isImpossible({ s0: { ...s0 }, no }, 's0')).toBe(true);
});

test.for<[string, object]>([
  ['an optional property', { type: 'object', properties: { a: no } }],
  ['a list that may be empty', { type: 'array', items: no }],
  ['another branch', { anyOf: [no, { type: 'string' }] }],
  ['another type', { type: ['string', 'null'], minLength: 3, maxLength: 2 }],
  ['a schema that contains itself', { type: 'object', required: ['a'], properties: { a: { $ref: '#/$defs/s0' } } }],
  ['a reference that leads nowhere', { $ref: '#/$defs/gone' }],
])('%s may be possible', ([, s0]) => {
  expect(isImpossible({ s0: { ...s0 }, no }, 's0')).toBe(false);
});
