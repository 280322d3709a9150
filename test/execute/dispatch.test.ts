import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { Deadlines } from '../../src/execute/deadlines.ts';
import { dispatch } from '../../src/execute/dispatch.ts';
import { poolsOf } from '../../src/execute/pools.ts';
import { aServer, echo } from './a-server.ts';

/** Deadlines that end with the test. */
function deadlinesOf(timeoutMs: number): Deadlines {
  const deadlines = new Deadlines(timeoutMs);
  onTestFinished(() => deadlines.close());
  return deadlines;
}

const postTo = (origin: string) => ({
  origin,
  method: 'POST',
  path: '/a/../b?x=1',
  headers: ['X-Twice', '1', 'x-twice', '2'],
  body: '{}',
});
const settings = { connections: 2, timeoutMs: 1000 };

test('a request goes out as it is written: target, order, case and doubled headers', async () => {
  await using served = await aServer(echo);
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000));
  await pools.close();
  const seen = JSON.parse(answer.kind === 'response' ? answer.body : '{}');
  expect(seen).toMatchObject({ method: 'POST', url: '/a/../b?x=1', body: '{}' });
  expect(seen.rawHeaders.join()).toContain('X-Twice,1,x-twice,2');
});

test('a POST without a body says so: some gateways answer 411 otherwise, RFC 9110 §8.6', async () => {
  await using served = await aServer(echo);
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({}), { ...postTo(served.url), body: null }, deadlinesOf(1000));
  await pools.close();
  const seen = JSON.parse(answer.kind === 'response' ? answer.body : '{}');
  expect(seen.rawHeaders.join().toLowerCase()).toContain('content-length,0');
});

test('a connection bound to an address comes from it', async () => {
  await using served = await aServer(echo);
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({ localAddress: '127.0.0.7' }), postTo(served.url), deadlinesOf(1000));
  await pools.close();
  expect(JSON.parse(answer.kind === 'response' ? answer.body : '{}')).toMatchObject({ from: '127.0.0.7' });
});

test('a server that never answers is given up at the deadline', async () => {
  await using served = await aServer(() => {});
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(100));
  await pools.close();
  expect(answer).toMatchObject({ kind: 'failure' });
});

test('a request that waits for a connection is given up, too', async () => {
  await using served = await aServer(() => {});
  const pools = poolsOf(served.url, { ...settings, connections: 1 });
  const answers = await Promise.all([1, 2, 3].map(() => dispatch(pools.of({}), postTo(served.url), deadlinesOf(100))));
  await pools.close();
  expect(answers.map(({ kind }) => kind)).toEqual(['failure', 'failure', 'failure']);
});

test('a reset is a failure, and the next request works', async () => {
  let first = true;
  await using served = await aServer((request, response) => {
    if (first) {
      first = false;
      request.socket.resetAndDestroy();
    } else echo(request, response);
  });
  const pools = poolsOf(served.url, { ...settings, connections: 1 });
  expect(await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000))).toMatchObject({
    kind: 'failure',
    code: 'ECONNRESET',
  });
  expect(await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000))).toMatchObject({
    kind: 'response',
    status: 200,
  });
  await pools.close();
});

test('nobody listening is a failure while connecting', async () => {
  const pools = poolsOf('http://127.0.0.1:1', settings);
  expect(await dispatch(pools.of({}), postTo('http://127.0.0.1:1'), deadlinesOf(1000))).toEqual({
    kind: 'failure',
    phase: 'connect',
    code: 'ECONNREFUSED',
  });
  await pools.close();
});

test('an endless body is cut and said to be', async () => {
  await using served = await aServer((_, response) => {
    const more = () => {
      while (response.write('x'.repeat(16_384)));
    };
    response.on('drain', more);
    more();
  });
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(5000));
  await pools.close();
  expect(answer).toMatchObject({ kind: 'response', status: 200, truncated: true });
});

test('an informational response is not the answer', async () => {
  await using served = await aServer((_, response) => {
    response.writeProcessing();
    response.statusCode = 201;
    response.end();
  });
  const pools = poolsOf(served.url, settings);
  expect(await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000))).toMatchObject({
    kind: 'response',
    status: 201,
  });
  await pools.close();
});

const coded: Readonly<Record<string, (text: string) => Uint8Array>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
  'gzip, br': (text) => brotliCompressSync(gzipSync(text)),
};

test.for(Object.entries(coded))(
  'a body that comes as %s although nobody asked for it is read',
  async ([name, encode]) => {
    await using served = await aServer((_, response) => {
      response.setHeader('content-encoding', name);
      response.end(encode('{"error":"forbidden"}'));
    });
    const pools = poolsOf(served.url, settings);
    const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000));
    await pools.close();
    expect(answer).toMatchObject({ body: '{"error":"forbidden"}', truncated: false });
  },
);

test.for(['gzip', 'rot13', 'gzip, rot13'])(
  'a body that is not what its coding %s says is left as it came',
  async (name) => {
    await using served = await aServer((_, response) => {
      response.setHeader('content-encoding', name);
      response.end('{}');
    });
    const pools = poolsOf(served.url, settings);
    const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000));
    await pools.close();
    expect(answer).toMatchObject({ kind: 'response', body: '{}' });
  },
);

test('a small body that unfolds into a huge one is cut like any other', async () => {
  await using served = await aServer((_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('x'.repeat(1_000_000)));
  });
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000));
  await pools.close();
  expect(answer).toMatchObject({ truncated: true, body: 'x'.repeat(64 * 1024) });
});

test('a byte order mark is no part of the body', async () => {
  await using served = await aServer((_, response) => response.end('\uFEFF{}'));
  const pools = poolsOf(served.url, settings);
  const answer = await dispatch(pools.of({}), postTo(served.url), deadlinesOf(1000));
  await pools.close();
  expect(answer).toMatchObject({ body: '{}' });
});
