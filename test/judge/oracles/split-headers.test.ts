import { expect, test } from 'vitest';
import { splitHeaders } from '../../../src/judge/oracles/split-headers.ts';
import { refusals } from './refusals.ts';

test('the evidence says which layer refused which order', () => {
  const made = refusals([{ status: 401, principal: 'anonymous', fault: 'token=unknown' }], {
    either: {
      valid: { status: 201 },
      'two-headers': { status: 401, hop: 'application' },
      'two-headers-last': { status: 403, hop: 'gateway' },
      'two-headers-alike': { status: 201 },
    },
  });
  expect([...splitHeaders.look(made)].map(({ evidence }) => evidence)).toEqual([
    '401 from the application with the working token first, 403 from the gateway with it last, 201 with it twice',
  ]);
});
