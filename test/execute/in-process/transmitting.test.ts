import { expect, test } from 'vitest';
import { Deadlines } from '../../../src/execute/deadlines.ts';
import { askingOf } from '../../../src/execute/in-process/asking-of.ts';
import type { PlainRequest } from '../../../src/execute/in-process/plain.ts';
import { transmitting } from '../../../src/execute/in-process/transmitting.ts';

async function answer(app: unknown, request: Partial<PlainRequest> = {}, timeoutMs = 5_000) {
  const asking = askingOf(app);
  if (!asking) throw new TypeError('no application');
  const deadlines = new Deadlines(timeoutMs);
  try {
    return await transmitting(
      asking,
      deadlines,
    )({ method: 'POST', origin: 'http://localhost', target: '/a', headers: [], body: undefined, ...request });
  } finally {
    deadlines.close();
  }
}

const echo = async (request: Request) =>
  Response.json({ url: request.url, type: request.headers.get('content-type'), body: await request.text() });

test('an application gets method, target, headers and body as they would be written', async () => {
  const got = await answer(echo, { target: '/a?b=%20c', headers: [['content-type', 'text/plain']], body: 'hello' });
  expect(got).toMatchObject({ kind: 'response', status: 200, truncated: false });
  expect(got.kind === 'response' && JSON.parse(got.body)).toEqual({
    url: 'http://localhost/a?b=%20c',
    type: 'text/plain',
    body: 'hello',
  });
});

test('what a Request would change is not sent as something else', async () => {
  expect(await answer(echo, { target: '/a/../b' })).toEqual({
    kind: 'unsendable',
    reason: 'a Request would turn /a/../b into /b',
  });
});

test('a header that comes twice needs a connection', async () => {
  const headers = [
    ['authorization', 'Bearer one'],
    ['Authorization', 'Bearer two'],
  ] as const;
  expect(await answer(echo, { headers })).toMatchObject({ kind: 'unsendable' });
});

test('a Request of GET has no body', async () => {
  expect(await answer(echo, { method: 'GET', body: 'x' })).toMatchObject({ kind: 'unsendable' });
});

test('an application that throws is no answer, and its message is kept to itself', async () => {
  const throws = () => {
    throw new RangeError('secret in a message');
  };
  expect(await answer({ fetch: throws })).toEqual({ kind: 'failure', phase: 'headers', code: 'RangeError' });
});

test('an application that never answers is given up', async () => {
  expect(await answer(() => new Promise<Response>(() => {}), {}, 30)).toEqual({
    kind: 'failure',
    phase: 'deadline',
    code: 'TIMEOUT',
  });
});

test('cookies stay apart, and a long body is cut', async () => {
  const headers = new Headers([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ]);
  const got = await answer(() => new Response('x'.repeat(100_000), { headers }));
  expect(got).toMatchObject({ headers: { 'set-cookie': ['a=1', 'b=2'] }, truncated: true });
});

test.for([undefined, null, 'http://localhost', 7, {}])('%j is no application', (app) => {
  expect(askingOf(app)).toBeUndefined();
});
