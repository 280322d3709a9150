import { expect, test } from 'vitest';
import { complaintIn } from '../../src/judge/complaint-in.ts';

test.for([
  [
    'RFC 9457 with fields',
    { title: 'Invalid', errors: [{ pointer: '#/sku', detail: 'is required' }] },
    'sku: is required',
  ],
  ['RFC 9457 without', { title: 'Bad Request', detail: 'quantity is too small' }, 'quantity is too small'],
  ['FastAPI', { detail: [{ loc: ['body', 'item', 'name'], msg: 'Field required' }] }, 'item.name: Field required'],
  ['Spring', { errors: [{ field: 'name', defaultMessage: 'must not be blank' }] }, 'name: must not be blank'],
  ['ASP.NET', { errors: { Name: ['The Name field is required.'] } }, 'The Name field is required.'],
  ['Laravel', { message: 'Invalid.', errors: { email: ['is taken', 'is short'] } }, 'email: is taken'],
  ['Joi', { details: [{ message: '"name" must be a string', path: ['name'] }] }, '"name" must be a string'],
  [
    'JSON:API',
    { errors: [{ detail: 'is taken', source: { pointer: '/data/attributes/name' } }] },
    'data.attributes.name: is taken',
  ],
  ['an error in an envelope', { error: { message: 'no such colour' } }, 'no such colour'],
  ['a sentence', { error: 'nope' }, 'nope'],
] as const)('%s', ([, body, said]) => {
  expect(complaintIn(JSON.stringify(body))).toBe(said);
});

test('a long complaint is shortened, and what is no JSON says nothing', () => {
  expect(complaintIn(JSON.stringify({ message: `a ${'b'.repeat(300)}` }))).toHaveLength(120);
  expect(complaintIn('<html>Bad Request</html>')).toBeUndefined();
  expect(complaintIn('{"broken":')).toBeUndefined();
  expect(complaintIn('{}')).toBeUndefined();
});
