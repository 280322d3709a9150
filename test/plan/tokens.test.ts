import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forge } from '../../src/execute/credentials/minter.ts';
import type { TokenSource, TokenState } from '../../src/model/token-state.ts';
import { tokenStates } from '../../src/plan/token-states.ts';

const states: [string, TokenState][] = Object.entries(tokenStates);
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJlZCJ9.c2lnbmF0dXJlLXRoYXQtd29ya3M';

function source(change: Partial<TokenSource> = {}): TokenSource {
  return {
    now: 1_800_000_000,
    token: jwt,
    mint: async ({ claims }) => `minted.${Buffer.from(JSON.stringify(claims ?? {})).toString('base64url')}.x`,
    leewayS: 0,
    place: { in: 'header', name: 'authorization', scheme: 'Bearer' },
    elsewhere: [],
    companions: [['x-csrf', 'c']],
    pair: { username: 'ed', password: 'secret' },
    forge,
    confuse: undefined,
    required: ['sub'],
    certificates: undefined,
    signer: undefined,
    invent: () => 'invented',
    ...change,
  };
}

describe.for(states)('%s', ([name, state]) => {
  test('derives the same from the same credential', async () => {
    expect(await state.derive(source())).toEqual(await state.derive(source()));
  });

  test('is never presented as the working token is when it must be refused', async () => {
    const presentation = await state.derive(source());
    const usual = await tokenStates.valid.derive(source());
    expect(JSON.stringify(presentation) === JSON.stringify(usual)).toBe(!state.fault);
  });

  test('says by which statuses it is refused when it must be', () => {
    expect(state.statuses.length > 0).toBe(state.fault);
    expect(state.statuses.every((status) => status >= 400 && status < 500)).toBe(true);
  });

  test('is explained in one sentence', () => {
    expect(state.summary).toMatch(/^[a-z].{10,}/);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

test('an expired token cannot be derived without a key', async () => {
  expect(await tokenStates.expired.derive(source({ mint: undefined }))).toBeUndefined();
});

test.for([
  [0, 30],
  [30, 60],
  [undefined, 330],
] as const)('with a leeway of %s s an expired token is %i s old, and lived as tokens do', async ([leewayS, ageS]) => {
  const presentation = await tokenStates.expired.derive(source({ leewayS }));
  const claims: unknown = JSON.parse(
    Buffer.from(presentation?.headers[0]?.[1].split('.')[1] ?? '', 'base64url').toString(),
  );
  expect(claims).toEqual({
    iat: 1_800_000_000 - ageS - 300,
    nbf: 1_800_000_000 - ageS - 300,
    exp: 1_800_000_000 - ageS,
  });
});

test('a wrong signature is made from any JWT, and from nothing else', async () => {
  expect(
    await tokenStates['wrong-signature'].derive(source({ token: 'opaque-token', mint: undefined })),
  ).toBeUndefined();
  const presentation = await tokenStates['wrong-signature'].derive(source({ mint: undefined }));
  const token = presentation?.headers[0]?.[1].replace('Bearer ', '') ?? '';
  expect(token.split('.').slice(0, 2)).toEqual(jwt.split('.').slice(0, 2));
});

test('a wrong signature never decodes to the right one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 64 }), async (bytes) => {
      const signature = Buffer.from(bytes).toString('base64url');
      const presentation = await tokenStates['wrong-signature'].derive(source({ token: `e30.e30.${signature}` }));
      const turned = presentation?.headers[0]?.[1].split('.')[2] ?? '';
      expect(Buffer.from(turned, 'base64url')).not.toEqual(Buffer.from(bytes));
    }),
  );
});
