import { expect, test } from 'vitest';
import { oneOfTwoHeaders } from '../../../src/judge/oracles/one-of-two-headers.ts';
import { refusals } from './refusals.ts';

const unknown = { status: 401, principal: 'anonymous', fault: 'token=unknown' };

test.for([
  [201, 401, 'the first one counts: 201 with the working token first, 401 with it last'],
  [403, 201, 'the last one counts: 403 with the working token first, 201 with it last'],
  [200, 201, 'either one counts: 200 with the working token first, 201 with it last'],
] as const)('%i and %i: the evidence says which one counts', ([first, last, evidence]) => {
  const either = { valid: { status: 201 }, 'two-headers': { status: first }, 'two-headers-last': { status: last } };
  expect([...oneOfTwoHeaders.look(refusals([unknown], { either }))]).toMatchObject([{ evidence }]);
});
