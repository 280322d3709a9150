import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { credentialsOf } from '../../../../src/execute/credentials/credentials.ts';
import { Redactor } from '../../../../src/execute/redactor.ts';
import type { RequestToSign } from '../../../../src/model/credential-module.ts';
import type { NotSent } from '../../../../src/model/not-sent.ts';
import type { Presentation } from '../../../../src/model/wire.ts';
import { tokenStates } from '../../../../src/plan/token-states.ts';
import { anIdentity } from '../../../load/credentials/an-identity.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'rolecall-module-'))));
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.useRealTimers();
});

const request: RequestToSign = { method: 'POST', url: 'https://api.test/orders', headers: [], body: '{}' };

let serial = 0;
async function moduleOf(text: string): Promise<string> {
  const file = join(folder, `auth-${serial++}.mjs`);
  await writeFile(file, text);
  return file;
}

async function credentials(file: string) {
  const identity = anIdentity({
    credential: { kind: 'module', file, secrets: { key: { value: 'kq3Zx9LmPw7RtYv2BnQs' } }, with: { id: 'r-1' } },
  });
  return await credentialsOf(
    {
      name: 'test',
      target: 'http://127.0.0.1:1',
      place: { file: 'rolecall.yaml', pointer: '' },
      start: undefined,
      headers: {},
      disposable: false,
      addresses: [],
      identities: [identity],
    },
    {
      variables: {},
      tokenStates,
      redactor: new Redactor(),
      seed: 1,
      locate: () => 'rolecall.yaml:3:5 ',
      now: () => new Date('2026-11-24T12:00:00Z'),
    },
  );
}

/** What the module of this text makes of the request, in a token state. */
async function signed(text: string, token = 'valid'): Promise<Presentation | NotSent | undefined> {
  const all = await credentials(await moduleOf(text));
  const presented = await all.present('editor', token, 0);
  return 'code' in presented ? presented : await presented.sign?.(request);
}

const echoing = `export default {
  expires: true,
  sign: (request, { principal, secrets, with: { id }, now }) => ({
    headers: { 'x-signed': [request.method, request.url, principal, secrets.key, id, now.toISOString()].join(' ') },
  }),
}`;

function headerOf(made: Presentation | NotSent | undefined): string {
  return made && 'headers' in made ? (made.headers[0]?.[1] ?? '') : '';
}

describe('a module that cannot be used is told with its principal, before any traffic', () => {
  test('one that is not there', async () => {
    await expect(credentials(join(folder, 'no-such.mjs'))).rejects.toMatchObject({
      code: 'no-credential',
      message: expect.stringMatching(
        /^rolecall\.yaml:3:5 principal editor: the module \S+no-such\.mjs cannot be loaded: [^\n]+$/,
      ),
    });
  });

  test.for([
    ['throws while it is loaded', 'throw new Error("first line\\nsecond line")', /cannot be loaded: first line$/],
    ['has no default export', 'export const sign = () => ({})', /exports no `sign` function: expected `export default/],
    ['exports something else', 'export default { sign: "no function" }', /exports no `sign` function/],
  ] as const)('one that %s', async ([, text, message]) => {
    await expect(moduleOf(text).then(credentials)).rejects.toThrow(message);
  });
});

describe('a module signs', () => {
  test('with its secrets, with what else it is given, and for the time of the run', async () => {
    expect(await signed(echoing)).toEqual({
      headers: [['x-signed', 'POST https://api.test/orders editor kq3Zx9LmPw7RtYv2BnQs r-1 2026-11-24T12:00:00.000Z']],
      query: [],
      transient: '$EDITOR_TOKEN',
    });
  });

  test.for([
    ['expired', '2026-11-24T11:00:00.000Z'],
    ['not-yet-valid', '2026-11-24T13:00:00.000Z'],
  ])('for another time in the state %s', async ([token = '', time]) => {
    expect(headerOf(await signed(echoing, token))).toContain(time);
  });

  test('another request in the state wrong-signature, and with other secrets in wrong-key', async () => {
    expect(headerOf(await signed(echoing, 'wrong-signature'))).toContain('https://api.test/orders?other=1');
    const other = headerOf(await signed(echoing, 'wrong-key'));
    expect(other).toContain('POST https://api.test/orders editor');
    expect(other).not.toContain('kq3Zx9LmPw7RtYv2BnQs');
  });
});

describe('a module that fails stops no run', () => {
  test('one that throws says why, in one line and without its secrets', async () => {
    const text = `export default { sign: (_, { secrets }) => { throw new Error('bad key ' + secrets.key + '\\nat more') } }`;
    expect(await signed(text)).toEqual({
      code: 'no-credential',
      supply: 'mend the module of editor, whose `sign` failed: bad key $EDITOR_TOKEN_KEY',
    });
  });

  test('nor without pieces of them', async () => {
    const text = `export default { sign: async (_, { secrets }) => { throw 'bad key ' + secrets.key.slice(0, 15) + '…' } }`;
    expect(await signed(text)).toMatchObject({
      supply: 'mend the module of editor, whose `sign` failed: bad key $EDITOR_TOKEN_KEY…',
    });
  });

  test('one that hangs is given up after ten seconds', async () => {
    const all = await credentials(await moduleOf('export default { sign: () => new Promise(() => {}) }'));
    const presented = await all.present('editor', 'valid', 0);
    vi.useFakeTimers();
    const made = 'sign' in presented ? presented.sign?.(request) : undefined;
    let settled = false;
    void made?.then(() => (settled = true));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await made).toEqual({
      code: 'no-credential',
      supply: 'mend the module of editor, whose `sign` failed: no answer in 10 s',
    });
    expect(vi.getTimerCount()).toBe(0);
  });
});
