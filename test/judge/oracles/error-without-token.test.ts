import { expect, test } from 'vitest';
import { errorWithoutToken } from '../../../src/judge/oracles/error-without-token.ts';
import { refusals } from './refusals.ts';

test('the evidence says which error was said to nobody', () => {
  const headers = { 'www-authenticate': 'Basic realm="x", Bearer realm="api", error="invalid_token"' };
  const made = refusals([
    { status: 401, principal: 'anonymous', fault: 'token=missing', headers },
    { status: 401, principal: 'anonymous', fault: 'token=unknown', headers },
  ]);
  expect([...errorWithoutToken.look(made)]).toEqual([
    { cell: made.settled.cells[0]?.id, evidence: '401 with error="invalid_token" to a request without token' },
  ]);
});
