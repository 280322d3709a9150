import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Deadlines } from '../../src/execute/deadlines.ts';
import { dispatch } from '../../src/execute/dispatch.ts';
import { poolsOf } from '../../src/execute/pools.ts';
import { unsendableHeaders, unsendableTarget } from '../../src/execute/sendable.ts';
import type { WireRequest } from '../../src/model/wire.ts';
import { aServer, echo } from './a-server.ts';

const ordinary: WireRequest = { method: 'POST', target: '/orders', headers: [['x-a', 'b']], body: undefined };

const unsendable = ({ target, headers }: WireRequest) => unsendableTarget(target) ?? unsendableHeaders(headers);
const dispatched = ({ method, target: path, headers }: WireRequest, origin: string) => ({
  origin,
  method,
  path,
  headers: headers.flat(),
});

test.for<[string, Partial<WireRequest>]>([
  ['a space in the target', { target: '/a b' }],
  ['a letter beyond ASCII in the target', { target: '/ä' }],
  ['a target that does not start with a slash', { target: 'a' }],
  ['a NUL in a header', { headers: [['x-a', 'a\0b']] }],
  ['a line break in a header', { headers: [['x-a', 'a\r\nb: c']] }],
  ['a header that belongs to the connection', { headers: [['Transfer-Encoding', 'chunked']] }],
  ['a length that is not that of the body', { headers: [['Content-Length', '3']] }],
  ['a header name with a space', { headers: [['x a', 'b']] }],
])('%s is refused before the client sees it', ([, change]) => {
  expect(unsendable({ ...ordinary, ...change })).toBeTypeOf('string');
});

test('what is called sendable never costs the pool a connection', async () => {
  await using served = await aServer(echo);
  const pools = poolsOf(served.url, { connections: 1, timeoutMs: 2000 });
  const deadlines = new Deadlines(2000);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (path, value) => {
      const request = { ...ordinary, target: `/${path}`, headers: [['x-a', value] as const] };
      if (unsendable(request) === undefined)
        expect(await dispatch(pools.of({}), dispatched(request, served.url), deadlines)).toMatchObject({
          kind: 'response',
        });
    }),
    { numRuns: 300 },
  );
  expect(await dispatch(pools.of({}), dispatched(ordinary, served.url), deadlines)).toMatchObject({
    kind: 'response',
    status: 200,
  });
  deadlines.close();
  await pools.close();
});
