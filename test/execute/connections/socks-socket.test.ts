import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { ProxyFailure } from '../../../src/execute/connections/proxy-failure.ts';
import { socksSocket } from '../../../src/execute/connections/socks-socket.ts';
import { aFreePort, aTcpServer, bytesOf, type Listening } from './servers.ts';

const timeoutMs = 5000;

/** RFC 1928 without authentication: what a client asks for is kept as hex, and answered with this code. */
async function aSocksServer(
  reply = 0,
): Promise<Listening & { readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const serve = async (socket: Socket): Promise<void> => {
    const [, methods = 0] = await bytesOf(socket, 2);
    await bytesOf(socket, methods);
    socket.write(Buffer.from([5, 0]));
    const head = await bytesOf(socket, 4);
    // §5: IPv4, a name with its length before it, IPv6.
    const length = head[3] === 3 ? ((await bytesOf(socket, 1))[0] ?? 0) : head[3] === 4 ? 16 : 4;
    const address = await bytesOf(socket, length);
    const port = (await bytesOf(socket, 2)).readUInt16BE();
    asked.push(`${head.toString('hex')} ${head[3] === 3 ? address.toString() : address.toString('hex')}`);
    socket.write(Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (reply !== 0) return;
    const onward = connect({ host: '127.0.0.1', port });
    onward.on('error', () => socket.destroy());
    onward.pipe(socket).pipe(onward);
    socket.on('close', () => onward.destroy());
  };
  const { port, ...rest } = await aTcpServer((socket) => {
    serve(socket).catch(() => socket.destroy());
  });
  return { ...rest, port, asked, url: `socks5://127.0.0.1:${port}` };
}

describe('a connection ends at the target, which the proxy is told', () => {
  test.for([
    ['127.0.0.1', '05010001 7f000001'],
    ['localhost', '05010003 localhost'],
    ['::1', '05010004 00000000000000000000000000000001'],
    ['[::1]', '05010004 00000000000000000000000000000001'],
  ] as const)('%s', async ([host, told]) => {
    await using target = await aTcpServer((socket) => socket.pipe(socket));
    await using proxy = await aSocksServer();
    const socket = await socksSocket(proxy.url, { target: { host, port: target.port }, timeoutMs });
    socket.write('hello');
    expect(String(await bytesOf(socket, 5))).toBe('hello');
    socket.destroy();
    expect(proxy.asked).toEqual([told]);
  });
});

describe('a proxy that gives no connection is told in one line', () => {
  const failureOf = async (url: string): Promise<unknown> =>
    await socksSocket(url, { target: { host: '127.0.0.1', port: 9 }, timeoutMs }).then(
      () => undefined,
      (error: unknown) => error,
    );
  const oneLine = (url: string) => new RegExp(`^the proxy ${url} is not to be had: [^\n]+$`);

  // §6: not allowed by ruleset, connection refused.
  test.for([2, 5])('it replies %i', async (reply) => {
    await using proxy = await aSocksServer(reply);
    const failure = await failureOf(proxy.url);
    expect(failure).toBeInstanceOf(ProxyFailure);
    expect(failure).toMatchObject({ code: 'PROXY_FAILED', message: expect.stringMatching(oneLine(proxy.url)) });
  });

  test('it closes the connection', async () => {
    await using server = await aTcpServer((socket) => socket.destroy());
    const url = `socks5://127.0.0.1:${server.port}`;
    expect(await failureOf(url)).toMatchObject({ message: expect.stringMatching(oneLine(url)) });
  });

  test('it wants a password', async () => {
    await using server = await aTcpServer((socket) => {
      socket.once('data', () => socket.write(Buffer.from([5, 0xff])));
    });
    const url = `socks5://127.0.0.1:${server.port}`;
    expect(await failureOf(url)).toMatchObject({ message: expect.stringMatching(oneLine(url)) });
  });

  test('nobody listens', async () => {
    const url = `socks5://127.0.0.1:${await aFreePort()}`;
    expect(await failureOf(url)).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  });
});
