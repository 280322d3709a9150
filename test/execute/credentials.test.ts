import { exportPKCS8, generateKeyPair, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { credentialsOf } from '../../src/execute/credentials/credentials.ts';
import { inventToken } from '../../src/execute/credentials/invent-token.ts';
import { Redactor } from '../../src/execute/redactor.ts';
import type { Environment, Identity } from '../../src/model/environment.ts';
import { tokenStates } from '../../src/plan/token-states.ts';

const place = { file: 'rolecall.yaml', pointer: '' };

function environment(...identities: Partial<Identity>[]): Environment {
  return {
    name: 'test',
    target: 'http://127.0.0.1:1',
    place,
    start: undefined,
    headers: {},
    disposable: false,
    addresses: [],
    identities: identities.map((identity) => ({
      name: 'editor',
      roles: ['editor'],
      credential: { kind: 'bearer', token: { env: 'EDITOR_TOKEN' } },
      given: {},
      verify: undefined,
      place,
      ...identity,
    })),
  };
}

function options(
  variables: Record<string, string> = {},
  redactor = new Redactor(),
): Parameters<typeof credentialsOf>[1] {
  return { variables, tokenStates, redactor, seed: 1, locate: () => 'rolecall.yaml:3:5 ' };
}

describe('a bearer token from an environment variable', () => {
  test('goes into the Authorization header', async () => {
    const credentials = await credentialsOf(environment({}), options({ EDITOR_TOKEN: 's3cret-token' }));
    expect(await credentials.present('editor', 'valid', 0)).toEqual({
      headers: [['authorization', 'Bearer s3cret-token']],
      query: [],
    });
  });

  test('is an error with place and remedy when the variable is missing, a line for each principal', async () => {
    const two = environment({}, { name: 'viewer', credential: { kind: 'bearer', token: { env: 'VIEWER_TOKEN' } } });
    await expect(credentialsOf(two, options())).rejects.toMatchObject({
      code: 'no-credential',
      message:
        'rolecall.yaml:3:5 principal editor: the environment variable EDITOR_TOKEN is not set: export EDITOR_TOKEN=… before the run\n' +
        'rolecall.yaml:3:5 principal viewer: the environment variable VIEWER_TOKEN is not set: export VIEWER_TOKEN=… before the run',
    });
  });

  test.for([
    ['Bearer s3cret-token', 'leave out "Bearer ", Rolecall writes it'],
    ['s3cret\ntoken', 'give the token alone'],
  ])('%j is no token, and says why before any traffic', async ([token, remedy]) => {
    await expect(credentialsOf(environment({}), options({ EDITOR_TOKEN: token ?? '' }))).rejects.toMatchObject({
      message: `rolecall.yaml:3:5 principal editor: the environment variable EDITOR_TOKEN holds white space, which no token does: ${remedy}`,
    });
  });

  test('cannot be made expired, and says what to supply', async () => {
    const credentials = await credentialsOf(environment({}), options({ EDITOR_TOKEN: 'opaque-token' }));
    expect(await credentials.present('editor', 'expired', 0)).toMatchObject({
      code: 'state-not-derivable',
      supply: expect.stringContaining('states: { expired'),
    });
  });

  test('is expired when the user gives one that is', async () => {
    const given = environment({ given: { expired: { env: 'OLD' } } });
    const credentials = await credentialsOf(given, options({ EDITOR_TOKEN: 'opaque-token', OLD: 'an-old-one' }));
    expect(await credentials.present('editor', 'expired', 0)).toMatchObject({
      headers: [['authorization', 'Bearer an-old-one']],
    });
  });
});

describe('a token minted from a key', () => {
  const jwt = {
    kind: 'jwt',
    alg: 'HS256',
    key: { env: 'KEY' },
    claims: { role: 'editor' },
    required: [],
    lifetimeS: 100,
  } as const;
  const key = 'a-key-that-is-long-enough-for-hs256';

  test('carries the claims, lives as long as told, and is made anew in time', async () => {
    const credentials = await credentialsOf(environment({ credential: jwt }), options({ KEY: key }));
    const tokenAt = async (nowS: number) => {
      const presentation = await credentials.present('editor', 'valid', nowS);
      return 'headers' in presentation ? (presentation.headers[0]?.[1].slice(7) ?? '') : '';
    };
    const verified = await jwtVerify(await tokenAt(1000), new TextEncoder().encode(key), {
      currentDate: new Date(1_000_000),
    });
    expect(verified.payload).toMatchObject({ role: 'editor', iat: 1000, exp: 1100 });
    const first = await tokenAt(1000);
    expect(await tokenAt(1049)).toBe(first);
    expect(await tokenAt(1051)).not.toBe(first);
  });

  test('is also made from a PEM key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const credential = { ...jwt, alg: 'ES256' };
    const credentials = await credentialsOf(
      environment({ credential }),
      options({ KEY: await exportPKCS8(privateKey) }),
    );
    const presentation = await credentials.present('editor', 'valid', Date.now() / 1000);
    const token = 'headers' in presentation ? (presentation.headers[0]?.[1].slice(7) ?? '') : '';
    expect((await jwtVerify(token, publicKey)).payload).toMatchObject({ role: 'editor' });
  });

  test('needs a key that fits its algorithm, said before any traffic', async () => {
    const credential = { ...jwt, alg: 'RS256' };
    await expect(credentialsOf(environment({ credential }), options({ KEY: 'no key' }))).rejects.toThrow(
      /key does not fit RS256/,
    );
  });
});

test('every token that goes out is known to the redactor', async () => {
  const redactor = new Redactor();
  const credentials = await credentialsOf(
    environment({}),
    options({ EDITOR_TOKEN: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJlZCJ9.c2ln' }, redactor),
  );
  for (const state of Object.keys(tokenStates)) {
    const presentation = await credentials.present('editor', state, 0);
    if ('code' in presentation) continue;
    for (const [, value] of [...presentation.headers, ...presentation.query]) {
      expect(redactor.redact(value)).toMatch(/^((Bearer|bearer|Basic) )?\$[A-Z_]+$|^Bearer$/);
    }
  }
});

describe('an invented token', () => {
  test.for(['abcDEF123-_/', 'user:4f2a', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJlZCJ9.c2lnbmF0dXJl'])(
    'looks like %s, is another, and the same for one seed',
    (like) => {
      const invented = inventToken(like, '1');
      expect(invented).not.toBe(like);
      expect(inventToken(like, '1')).toBe(invented);
      expect(inventToken(like, '2')).not.toBe(invented);
      expect(invented.split('.')).toHaveLength(like.split('.').length);
    },
  );
});

test('what becomes of one of several credentials is what its principal presents from then on', async () => {
  const further = environment({ name: 'editor gatewayKey', scheme: 'gatewayKey', at: { in: 'header', name: 'x-key' } });
  const credentials = await credentialsOf(
    environment({ and: further.identities }),
    options({ EDITOR_TOKEN: 's3cret-token' }),
  );
  const shown = async () => await credentials.present('editor', 'gatewayKey:revoked', 0);
  credentials.give('editor gatewayKey', 'revoked', { text: 'a-key-to-be-ended' });
  expect(await shown()).toMatchObject({ headers: expect.arrayContaining([['x-key', 'a-key-to-be-ended']]) });
  const problem = { code: 'state-not-derivable', supply: 'it could not be ended' } as const;
  credentials.give('editor gatewayKey', 'revoked', problem);
  expect(await shown()).toEqual(problem);
});
