import { expect, test } from 'vitest';
import { missingWwwAuthenticate } from '../../../src/judge/oracles/missing-www-authenticate.ts';
import { refusals } from './refusals.ts';

test('every 401 without a challenge is named, whatever it is the answer to', () => {
  const made = refusals([
    { status: 401, fault: 'token=expired' },
    { status: 401, headers: { 'www-authenticate': 'Basic' } },
    { status: 401, headers: { 'www-authenticate': '' } },
  ]);
  const [first, , third] = made.settled.cells.map(({ id }) => id);
  expect([...missingWwwAuthenticate.look(made)].map(({ cell }) => cell)).toEqual([first, third]);
});
