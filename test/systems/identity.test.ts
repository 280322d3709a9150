import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articlesContract, type Family } from './credentials/articles-contract.ts';
import { runContract, type RunOutcome } from './credentials/run-contract.ts';
import { requestToken } from './identity/request-token.ts';
import { breaks, type BreakName } from './identity/resource/breaks.ts';
import { startProvider, type IdentityProvider } from './identity/start-provider.ts';
import { startResourceServer } from './identity/start-resource-server.ts';

// A real identity provider (oidc-provider), and an API that verifies its tokens with jose or by introspection.

let provider: IdentityProvider;
let expired: string;

beforeAll(async () => {
  provider = await startProvider();
  const form = { grant_type: 'client_credentials', resource: 'urn:api:opaque' };
  expired = String((await requestToken(provider, 'viewer-short', form)).body['access_token']);
  await sleep(3_000);
}, 120_000);

afterAll(async () => await provider[Symbol.asyncDispose]());

async function runAgainst(family: Family, ...broken: readonly BreakName[]): Promise<RunOutcome> {
  await using server = await startResourceServer({ provider, breaks: broken });
  return await runContract(await articlesContract(family, { provider, server, expired: { EXPIRED_TOKEN: expired } }));
}

describe('a healthy server has no finding, and all of its provable cells are proven', () => {
  test.for<Family>(['jwt', 'opaque'])('%s', async (family) => {
    const { conclusion } = await runAgainst(family);
    expect(conclusion.findings).toEqual([]);
    expect(conclusion.exitCode).toBe(0);
    expect(conclusion.share.proven).toBe(conclusion.share.provable);
  });
});

test('each principal logs in once, and once more for the token that is revoked', async () => {
  const before = await provider.count();
  await runAgainst('opaque');
  const after = await provider.count();
  expect([
    after.token - before.token,
    after.revocation - before.revocation,
    after.discovery - before.discovery,
  ]).toEqual([6, 3, 3]);
});

test('a run that is longer than the life of its tokens gets them anew, and waits for one of its own to expire', async () => {
  const before = await provider.count();
  const { conclusion, judged } = await runAgainst('opaque-short');
  expect(conclusion.findings).toEqual([]);
  const expiry = judged.filter(({ verdict }) => verdict.axes['token'] === 'expired');
  expect(new Set(expiry.map(({ verdict }) => verdict.code))).toEqual(new Set(['contrast']));
  // They would end by themselves: being refused would show nothing about the revocation.
  const revoked = judged.filter(({ verdict }) => verdict.axes['token'] === 'revoked');
  expect(new Set(revoked.map(({ verdict }) => verdict.code))).toEqual(new Set(['state-not-derivable']));
  expect((await provider.count()).token - before.token).toBeGreaterThan(6);
});

const all = 6;

/** Red cells by verdict and what moved, with how many of the six operations; or a note. */
const found: Readonly<Record<BreakName, readonly [Family, Readonly<Record<string, number>>]>> = {
  'accepts-expired': ['jwt', { 'over-permissive expired': all }],
  'accepts-not-yet-valid': ['jwt', { 'over-permissive not-yet-valid': all }],
  'accepts-any-audience': ['jwt', { 'over-permissive wrong-audience': all }],
  'accepts-any-issuer': ['jwt', { 'over-permissive wrong-issuer': all }],
  'accepts-any-signature': [
    'jwt',
    {
      'over-permissive wrong-signature': all,
      'over-permissive wrong-key': all,
      'over-permissive embedded-key': all,
      'over-permissive unknown-kid': all,
      'over-permissive alg-confusion': all,
      // A role that does not exist gets no further than its permissions.
      'over-permissive tampered-claim': 4,
    },
  ],
  'accepts-alg-none': ['jwt', { 'over-permissive alg-none': all }],
  'accepts-alg-confusion': ['jwt', { 'over-permissive alg-confusion': all }],
  'accepts-embedded-key': ['jwt', { 'over-permissive embedded-key': all }],
  'accepts-wrong-key-same-kid': [
    'jwt',
    {
      'over-permissive wrong-signature': all,
      'over-permissive wrong-key': all,
      'over-permissive embedded-key': all,
      'over-permissive tampered-claim': 4,
    },
  ],
  'accepts-unknown-kid': ['jwt', { 'over-permissive unknown-kid': all }],
  'accepts-missing-sub': ['jwt', { 'over-permissive missing-claim': all }],
  'accepts-query-token': ['opaque', { 'over-permissive wrong-place': all }],
  'accepts-any-scheme': ['opaque', { 'over-permissive wrong-scheme': all }],
  // Whatever it does not read counts as no token.
  'accepts-missing-token': [
    'opaque',
    { 'over-permissive missing': all, 'over-permissive wrong-scheme': all, 'over-permissive wrong-place': all },
  ],
  'accepts-empty-token': ['opaque', { 'over-permissive empty': all }],
  // Such a caller counts as an editor.
  'accepts-malformed': ['opaque', { 'over-permissive malformed': 4 }],
  'accepts-unknown': [
    'opaque',
    { 'over-permissive unknown': 4, 'over-permissive altered': 4, 'over-permissive expired': 4 },
  ],
  'ignores-revocation': ['opaque', { 'over-permissive revoked': all }],
  // Remembered for three seconds, two of which are allowed: by then a part of the operations had been called.
  'revocation-lag': ['opaque', { 'over-permissive revoked': all }],
  'case-sensitive-scheme': ['opaque', {}],
  'takes-first-header': ['opaque', { 'over-permissive two-headers': all }],
  'error-unnamed': ['opaque', {}],
  'error-without-token': ['opaque', {}],
  'no-role-check': ['opaque', { 'over-permissive viewer': 4, 'over-permissive editor': 2 }],
};

/** `Object.keys` forgets the names. */
function namesOf<Name extends string>(registry: Readonly<Record<Name, string>>): Name[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return Object.keys(registry) as Name[];
}

/** What is said of it, where nothing is red. */
const noted: Partial<Readonly<Record<BreakName, string>>> = {
  'case-sensitive-scheme': 'case-sensitive-scheme',
  'error-unnamed': 'missing-invalid-token',
  'error-without-token': 'error-without-token',
};

describe('a check that is left out is found, and nothing else is', () => {
  test.for(namesOf(breaks))('%s', async (name) => {
    const [family, expected] = found[name];
    const { red, conclusion } = await runAgainst(family, name);
    const counted = Object.fromEntries(Object.entries(red).map(([key, operations]) => [key, operations.length]));
    // The clock runs on while the trials do.
    if (name === 'revocation-lag') expect(Object.keys(counted)).toEqual(Object.keys(expected));
    else expect(counted).toEqual(expected);
    const notes = conclusion.findings.filter(({ verdict }) => verdict === 'note').map(({ fault }) => fault);
    expect(notes).toEqual([noted[name] ?? []].flat());
    expect(conclusion.exitCode).toBe(Object.keys(expected).length === 0 ? 0 : 1);
  });
});

test('a revocation that takes its time within what is allowed is no finding, and its figure is told', async () => {
  await using server = await startResourceServer({ provider, breaks: ['revocation-lag'] });
  const contract = await articlesContract('opaque', {
    provider,
    server,
    within: '8s',
    expired: { EXPIRED_TOKEN: expired },
  });
  const { conclusion, written } = await runContract(contract);
  expect(conclusion.findings).toEqual([]);
  expect(conclusion.lags.map(({ token, refused }) => `${token} ${refused}`)).toEqual(Array(3).fill('revoked true'));
  for (const { ms } of conclusion.lags) expect(ms).toBeGreaterThan(1_000);
  expect(written).toMatch(/revoked credential of viewer: refused after \d\.\d s \(8\.0 s are allowed\)/);
});
