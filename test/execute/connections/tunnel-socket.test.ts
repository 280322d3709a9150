import { describe, expect, test } from 'vitest';
import { tunnelSocket } from '../../../src/execute/connections/tunnel-socket.ts';
import { ProxyFailure } from '../../../src/execute/connections/proxy-failure.ts';
import { aFreePort, aTcpServer, aTunnel, bytesOf } from './servers.ts';

const timeoutMs = 5000;

async function failureOf(url: string): Promise<ProxyFailure> {
  const socket = tunnelSocket(url, { target: { host: '127.0.0.1', port: 9 }, timeoutMs });
  const failure = await socket.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof ProxyFailure) return failure;
  throw new Error(`no failure of the proxy: ${String(failure)}`);
}

test('a tunnel ends at the target, which the proxy is told by host and port', async () => {
  await using target = await aTcpServer((socket) => socket.pipe(socket));
  await using proxy = await aTunnel();
  const socket = await tunnelSocket(proxy.url, { target: { host: '127.0.0.1', port: target.port }, timeoutMs });
  socket.write('hello');
  expect(String(await bytesOf(socket, 5))).toBe('hello');
  socket.destroy();
  const [asked] = proxy.asked;
  // RFC 9110 §9.3.6 and §7.2: the authority is both, the request-target and the Host.
  const authority = `127.0.0.1:${target.port}`;
  expect([asked?.method, asked?.url, asked?.headers.host]).toEqual(['CONNECT', authority, authority]);
});

test('what the target says later comes through as well', async () => {
  await using target = await aTcpServer((socket) => {
    socket.once('data', () => socket.write('first '));
    socket.on('data', (chunk) => socket.write(chunk));
  });
  await using proxy = await aTunnel();
  const socket = await tunnelSocket(proxy.url, { target: { host: '127.0.0.1', port: target.port }, timeoutMs });
  socket.write('a');
  expect(String(await bytesOf(socket, 7))).toBe('first a');
  socket.write('b');
  expect(String(await bytesOf(socket, 1))).toBe('b');
  socket.destroy();
});

describe('a proxy that gives no tunnel is told in one line', () => {
  test.for([403, 407, 502])('it answers %i', async (status) => {
    await using proxy = await aTunnel((_, socket) => {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    });
    const { message, code } = await failureOf(proxy.url);
    expect([message, code]).toEqual([`the proxy ${proxy.url} answered CONNECT with ${status}`, 'PROXY_FAILED']);
  });

  test('it closes the connection', async () => {
    await using proxy = await aTunnel((_, socket) => socket.destroy());
    const { message } = await failureOf(proxy.url);
    expect(message).toMatch(new RegExp(`^the proxy ${proxy.url} is not to be had: [^\n]+$`));
  });

  test('it does not speak HTTP', async () => {
    await using proxy = await aTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    const { message } = await failureOf(`http://127.0.0.1:${proxy.port}`);
    expect(message).toMatch(/^the proxy \S+ is not to be had: [^\n]+$/);
  });

  test('nobody listens', async () => {
    const { message } = await failureOf(`http://127.0.0.1:${await aFreePort()}`);
    expect(message).toMatch(/^the proxy \S+ is not to be had: [^\n]*ECONNREFUSED[^\n]*$/);
  });

  test('it never answers', async () => {
    await using proxy = await aTunnel(() => {});
    const target = { host: '127.0.0.1', port: 9 };
    await expect(tunnelSocket(proxy.url, { target, timeoutMs: 50 })).rejects.toThrow(
      `the proxy ${proxy.url} is not to be had: no answer in time`,
    );
  });
});
