import { expect, test } from 'vitest';
import { missingInvalidToken } from '../../../src/judge/oracles/missing-invalid-token.ts';
import { refusals } from './refusals.ts';

const challenge = (text: string) => ({ 'www-authenticate': text });

test('the evidence names the state of the token, and only the answers that lack the code are named', () => {
  const made = refusals([
    { status: 401, fault: 'token=expired', headers: challenge('Bearer error="invalid_token"') },
    { status: 401, fault: 'token=wrong-signature', headers: challenge('Bearer realm="api"') },
  ]);
  expect([...missingInvalidToken.look(made)]).toEqual([
    {
      cell: made.settled.cells[1]?.id,
      evidence: '401 to a token that is wrong-signature, without error="invalid_token"',
    },
  ]);
});
