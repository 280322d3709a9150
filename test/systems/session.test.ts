import { describe, expect, test } from 'vitest';
import { postsContract, type Family } from './credentials/posts-contract.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { breaks, type BreakName } from './session/breaks.ts';
import { startSessionServer } from './session/start-session-server.ts';

// One API for callers with a session and a CSRF token, with a key in three places, and with HTTP Basic.

async function runAgainst(family: Family, ...broken: readonly BreakName[]): Promise<RunOutcome> {
  await using server = await startSessionServer(...broken);
  return await runContract(await postsContract(family, server));
}

describe('a healthy server has no finding, and all of its provable cells are proven', () => {
  test.for<Family>(['session', 'header', 'query', 'cookie', 'basic'])('%s', async (family) => {
    const { conclusion } = await runAgainst(family);
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.exitCode).toBe(0);
    expect(conclusion.share.proven).toBe(conclusion.share.provable);
  });
});

const all = 5;
/** Who is let in counts as a writer, who may do all but one. */
const writers = 4;

/** Red cells by verdict and what moved, with how many of the five operations. */
const found: Readonly<Record<BreakName, readonly [Family, Readonly<Record<string, number>>]>> = {
  'session-survives-logout': ['session', { 'over-permissive logged-out': all }],
  'session-survives-login': ['session', { 'over-permissive session-fixation': all }],
  // It is about the session of nobody before the login that this server knows a session-fixation from any other id.
  'accepts-any-session': [
    'session',
    {
      'over-permissive empty': writers,
      'over-permissive malformed': writers,
      'over-permissive unknown': writers,
      'over-permissive altered': writers,
      'over-permissive session-fixation': writers,
      'over-permissive logged-out': writers,
    },
  ],
  'accepts-missing-session': ['session', { 'over-permissive missing': writers }],
  'csrf-unchecked': ['session', { 'over-permissive csrf-missing': all, 'over-permissive csrf-wrong': all }],
  'csrf-any-value': ['session', { 'over-permissive csrf-wrong': all }],
  'key-in-any-place': ['cookie', { 'over-permissive wrong-place': all }],
  'key-in-query-too': ['header', { 'over-permissive wrong-place': all }],
  'accepts-any-key': ['query', { 'over-permissive unknown': writers, 'over-permissive altered': writers }],
  'accepts-key-prefix': ['header', { 'over-permissive altered': all }],
  'basic-password-unchecked': [
    'basic',
    { 'over-permissive wrong-password': all, 'over-permissive empty-password': all },
  ],
  'basic-accepts-empty-password': ['basic', { 'over-permissive empty-password': all }],
  'accepts-bearer-scheme': ['basic', { 'over-permissive wrong-scheme': all }],
  'case-sensitive-basic': ['basic', {}],
  'no-role-check': ['session', { 'over-permissive reader': 3, 'over-permissive writer': 1 }],
};

describe('a check that is left out is found, and nothing else is', () => {
  test.for(Object.entries(found).map(([name, [family, expected]]) => ({ name, family, expected })))(
    '$name',
    async ({ name, family, expected }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the names
      const { red, conclusion } = await runAgainst(family, name as BreakName);
      const counted = Object.fromEntries(Object.entries(red).map(([key, operations]) => [key, operations.length]));
      expect(counted).toEqual(expected);
      const notes = conclusion.findings.filter(({ verdict }) => verdict === 'note').map(({ fault }) => fault);
      expect(notes).toEqual(name === 'case-sensitive-basic' ? ['case-sensitive-scheme'] : []);
      expect(conclusion.exitCode).toBe(Object.keys(expected).length === 0 ? 0 : 1);
    },
  );

  test('every mistake that the server can make is among them', () => {
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(breaks).toSorted());
  });
});
