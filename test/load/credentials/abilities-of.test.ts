import { describe, expect, test } from 'vitest';
import { abilitiesOf } from '../../../src/load/credentials/abilities-of.ts';
import { credentialKinds } from '../../../src/model/credential-kinds.ts';
import type { Credential } from '../../../src/model/credential.ts';
import { anIdentity } from './an-identity.ts';

const jwt = {
  kind: 'jwt',
  key: { env: 'KEY' },
  alg: 'RS256',
  claims: {},
  required: [],
  lifetimeS: 300,
} as const satisfies Credential;

const files = { cert: { file: 'a.pem' }, key: { file: 'a.key' } };
const session = { kind: 'steps', steps: ['log-in'], logout: [], revoke: [] } as const satisfies Credential;

function abilities(credential: Credential, change: Parameters<typeof anIdentity>[0] = {}, ...kept: string[]): string[] {
  return [...abilitiesOf(anIdentity({ credential, ...change }), new Set(kept))].toSorted();
}

test.for<Credential>([
  { kind: 'bearer', token: { env: 'T' } },
  jwt,
  { kind: 'oauth2', grant: 'client_credentials', clientId: 'c' },
  { kind: 'apiKey', key: { env: 'K' } },
  { kind: 'basic', username: 'ed', password: { env: 'P' } },
  { kind: 'mutualTLS', ...files },
  { kind: 'module', file: 'a.ts', secrets: {}, with: {} },
  session,
])('a credential of the kind $kind has no ability that its kind has not', (credential) => {
  for (const ability of abilities(credential, {}, 'token', 'cookie', 'before'))
    expect(credentialKinds[credential.kind].abilities).toContain(ability);
});

describe('of a JWT that Rolecall signs its declaration says all', () => {
  test('a bare one names no key and no claim', () => {
    expect(abilities(jwt)).toEqual(['expires', 'jwt', 'key', 'key-pair', 'placed', 'schemed']);
  });

  test.for<[string, Partial<typeof jwt> | object, string]>([
    ['kid', { kid: 'k1' }, 'kid'],
    ['an issuer', { claims: { iss: 'i' } }, 'issuer-claim'],
    ['an audience', { claims: { aud: 'a' } }, 'audience-claim'],
    ['required claims', { required: ['sub'] }, 'required-claims'],
  ])('%s', ([, change, ability]) => {
    expect(abilities(jwt)).not.toContain(ability);
    expect(abilities({ ...jwt, ...change })).toContain(ability);
  });

  test('a shared secret is no pair of keys', () => {
    expect(abilities({ ...jwt, alg: 'HS256' })).not.toContain('key-pair');
  });
});

describe('where a credential stands decides about schemes and places', () => {
  const key: Credential = { kind: 'apiKey', key: { env: 'K' } };

  test('a header without a scheme', () => {
    expect(abilities({ kind: 'bearer', token: { env: 'T' } }, { at: { in: 'header', name: 'x-token' } })).toEqual([
      'expires',
      'jwt',
      'key-pair',
      'kid',
      'opaque',
      'placed',
    ]);
  });

  test.for(['query', 'cookie'] as const)('a %s has a place and no scheme', (where) => {
    expect(abilities(key, { at: { in: where, name: 'k' } })).toEqual(['opaque', 'placed']);
  });
});

describe('a certificate', () => {
  test('can be issued anew only with the key of its authority', () => {
    expect(abilities({ kind: 'mutualTLS', ...files })).toEqual(['certificate', 'expires']);
    expect(abilities({ kind: 'mutualTLS', ...files, authorityKey: { env: 'A' } })).toContain('authority-key');
  });
});

describe('what steps keep decides what can be made of a session', () => {
  test('a cookie has no scheme, no place to choose and no end that is known', () => {
    expect(abilities(session, {}, 'cookie')).toEqual(['opaque']);
  });

  test('a token is like any other', () => {
    expect(abilities(session, {}, 'token')).toEqual([
      'expires',
      'jwt',
      'key-pair',
      'kid',
      'opaque',
      'placed',
      'schemed',
    ]);
  });

  test('a session id from before the login, a way out, and headers that go along', () => {
    expect(abilities(session, {}, 'cookie', 'before')).toContain('earlier-session');
    expect(abilities({ ...session, logout: ['log-out'] }, {}, 'cookie')).toContain('logout');
    expect(abilities({ ...session, revoke: ['drop'] }, {}, 'token')).toContain('revocation');
    expect(abilities(session, {}, 'token')).not.toContain('revocation');
    expect(abilities(session, { headers: { 'X-CSRF-Token': '$kept.csrf' } }, 'cookie', 'csrf')).toContain('companion');
  });
});
