import { describe, expect, test } from 'vitest';
import { together } from '../../../src/execute/credentials/together.ts';
import type { RequestToSign } from '../../../src/model/credential-module.ts';
import type { NotSent } from '../../../src/model/not-sent.ts';
import type { Presentation } from '../../../src/model/wire.ts';

const bearer: Presentation = { headers: [['authorization', 'Bearer a']], query: [] };
const key: Presentation = { headers: [], query: [['api_key', 'k']] };
const certificate = { cert: 'C', key: 'K', shown: { cert: 'c.pem', key: 'c.key' } };
const absent: NotSent = { code: 'no-credential', supply: 'give one' };
const request: RequestToSign = { method: 'POST', url: 'https://api.test/a', headers: [['accept', '*/*']], body: 'b' };

describe('several credentials on one request', () => {
  test('each stands in its own place', () => {
    expect(together([bearer, key, { headers: [], query: [], certificate }])).toEqual({
      headers: [['authorization', 'Bearer a']],
      query: [['api_key', 'k']],
      certificate,
    });
  });

  test('cookies are one header, whatever the case of its name', () => {
    const cookies: Presentation[] = [
      { headers: [['cookie', 'a=1']], query: [] },
      { headers: [['Cookie', 'b=2']], query: [] },
    ];
    expect(together(cookies)).toEqual({ headers: [['cookie', 'a=1; b=2']], query: [] });
  });

  test('there is none where one of them is missing', () => {
    expect(together([bearer, absent, key])).toBe(absent);
  });
});

describe('one that signs', () => {
  const signed: { request?: RequestToSign } = {};
  const signer: Presentation = {
    headers: [],
    query: [],
    sign: (given) => {
      signed.request = given;
      return Promise.resolve({ headers: [['x-signature', 's']], query: [['at', '1']], transient: '$SIGNATURE' });
    },
  };

  test('signs the request with the others on it, and both go out', async () => {
    const all = together([bearer, key, signer]);
    const made = 'sign' in all ? await all.sign?.(request) : undefined;
    expect(signed.request?.headers).toEqual([
      ['accept', '*/*'],
      ['authorization', 'Bearer a'],
    ]);
    expect(made).toEqual({
      headers: [
        ['authorization', 'Bearer a'],
        ['x-signature', 's'],
      ],
      query: [
        ['api_key', 'k'],
        ['at', '1'],
      ],
      transient: '$SIGNATURE',
    });
  });

  test('and tells why it cannot', async () => {
    const failing: Presentation = { ...signer, sign: () => Promise.resolve(absent) };
    const all = together([bearer, failing]);
    expect('sign' in all && (await all.sign?.(request))).toBe(absent);
  });
});
