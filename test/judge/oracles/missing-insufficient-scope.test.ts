import { expect, test } from 'vitest';
import { missingInsufficientScope } from '../../../src/judge/oracles/missing-insufficient-scope.ts';
import { refusals } from './refusals.ts';

test('only the refusals of a role are asked for a scope, and only of those who challenge for Bearer at all', () => {
  const bearer = { 'www-authenticate': ['Basic', 'Bearer error="invalid_token"'].join(', ') };
  const made = refusals([
    { status: 401, fault: 'token=expired', headers: bearer },
    { status: 403, fault: 'token=unknown' },
    { status: 403, principal: 'viewer' },
    { status: 404, principal: 'customer' },
  ]);
  expect([...missingInsufficientScope.look(made)].map(({ cell }) => cell)).toEqual([made.settled.cells[2]?.id]);
});
