import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { describe, expect, test } from 'vitest';
import { connectorFor, type ConnectorOptions } from '../../../src/execute/connections/connector.ts';
import type { Connection } from '../../../src/model/address-way.ts';
import { openssl } from '../../systems/mutual-tls/openssl.ts';
import { aTcpServer, aTunnel, bytesOf, listening, type Listening } from './servers.ts';

const ip = '192.0.2.7';

const hasOpenssl = await openssl('.', ['version']).then(
  () => true,
  () => false,
);

async function ask(
  origin: string,
  connection: Connection,
  options: Partial<ConnectorOptions> = {},
): Promise<{ readonly status: number; readonly body: string }> {
  const connect = connectorFor(connection, { timeoutMs: 5000, ...options });
  const pool = new Pool(origin, { connect, pipelining: 1 });
  try {
    const { statusCode, body } = await pool.request({ method: 'GET', path: '/' });
    return { status: statusCode, body: await body.text() };
  } finally {
    await pool.destroy();
  }
}

/** A listener that reads a PROXY header of the length given, and hands the rest of the connection to an HTTP server. */
async function anEntrance(
  length: number,
  server: ReturnType<typeof createHttpServer>,
): Promise<Listening & { readonly read: readonly Buffer[]; readonly clients: readonly Socket[] }> {
  const read: Buffer[] = [];
  const clients: Socket[] = [];
  const entrance = await aTcpServer((socket) => {
    clients.push(socket);
    bytesOf(socket, length).then(
      (bytes) => {
        read.push(bytes);
        server.emit('connection', socket);
        socket.resume();
      },
      () => socket.destroy(),
    );
  });
  return { ...entrance, read, clients };
}

function lineTo(port: number, localPort: number | undefined): string {
  return `PROXY TCP4 ${ip} 127.0.0.1 ${localPort} ${port}\r\n`;
}

describe('the PROXY protocol comes before everything else', () => {
  const plain = () => createHttpServer((request, response) => response.end(request.method));

  test('version 1 before the request', async () => {
    await using first = await aTcpServer((socket) => {
      socket.once('data', (chunk: Buffer) => {
        const said = JSON.stringify([String(chunk).split('\r\n').slice(0, 2), socket.remotePort]);
        socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${said.length}\r\nconnection: close\r\n\r\n${said}`);
      });
    });
    // The header may leave by itself: then the server answers before it has the request, and shows the line alone.
    const { body } = await ask(`http://127.0.0.1:${first.port}`, { proxyProtocol: { version: 1, ip } });
    const [lines, clientPort] = JSON.parse(body) as [string[], number];
    expect(`${lines[0]}\r\n`).toBe(lineTo(first.port, clientPort));
  });

  test('version 2 before the request, which arrives whole', async () => {
    await using entrance = await anEntrance(28, plain());
    const origin = `http://127.0.0.1:${entrance.port}`;
    expect(await ask(origin, { proxyProtocol: { version: 2, ip } })).toEqual({ status: 200, body: 'GET' });
    expect(entrance.read[0]?.subarray(0, 24).toString('hex')).toBe('0d0a0d0a000d0a515549540a2111000cc00002077f000001');
    expect(entrance.read[0]?.readUInt16BE(26)).toBe(entrance.port);
  });

  test('from the address that the connection is bound to', async () => {
    await using entrance = await anEntrance(28, plain());
    const connection = { localAddress: '127.0.0.31', proxyProtocol: { version: 2, ip } } as const;
    await ask(`http://127.0.0.1:${entrance.port}`, connection);
    expect(entrance.clients.map((client) => client.remoteAddress)).toEqual(['127.0.0.31']);
  });

  test.skipIf(!hasOpenssl)('before the handshake of TLS', async () => {
    await using certificate = await selfSigned();
    const { cert, key } = certificate;
    const server = createHttpsServer({ cert, key }, (request, response) => response.end(request.url));
    await using entrance = await anEntrance(28, server);
    const origin = `https://127.0.0.1:${entrance.port}`;
    const answer = await ask(origin, { proxyProtocol: { version: 2, ip } }, { ca: cert });
    expect(answer).toEqual({ status: 200, body: '/' });
    expect(entrance.read[0]?.subarray(16, 20).toString('hex')).toBe('c0000207');
  });
});

describe('a tunnel', () => {
  test('carries requests to a target without TLS', async () => {
    await using target = await listening(createHttpServer((request, response) => response.end(request.url)));
    await using proxy = await aTunnel();
    const origin = `http://127.0.0.1:${target.port}`;
    expect(await ask(origin, { proxy: { url: proxy.url, tunnel: true } })).toEqual({ status: 200, body: '/' });
    expect(proxy.asked.map(({ url }) => url)).toEqual([`127.0.0.1:${target.port}`]);
  });

  test.skipIf(!hasOpenssl)('carries TLS that ends at the target, whose certificate counts', async () => {
    await using certificate = await selfSigned();
    const { cert, key } = certificate;
    await using target = await listening(createHttpsServer({ cert, key }, (_, response) => response.end('inside')));
    await using proxy = await aTunnel();
    const origin = `https://127.0.0.1:${target.port}`;
    const connection = { proxy: { url: proxy.url, tunnel: false } };
    expect(await ask(origin, connection, { ca: cert })).toEqual({ status: 200, body: 'inside' });
    await expect(ask(origin, connection)).rejects.toThrow(/self-signed certificate/);
  });
});

describe('`localhost` is of the family that the client is of', () => {
  const whoever = () => createHttpServer(({ socket }, response) => response.end(socket.remoteAddress));

  test('::1 reaches a server of IPv6', async () => {
    await using target = await listening(whoever(), '::1');
    const { body } = await ask(`http://localhost:${target.port}`, { localAddress: '::1' });
    expect(body).toBe('::1');
  });

  test('::1 reaches it with a PROXY header, too', async () => {
    await using target = await aTcpServer((socket) => {
      socket.once('data', (chunk: Buffer) => {
        const [line = ''] = String(chunk).split('\r\n');
        socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${line.length}\r\nconnection: close\r\n\r\n${line}`);
      });
    }, '::1');
    const connection = { localAddress: '::1', proxyProtocol: { version: 1, ip } } as const;
    const { body } = await ask(`http://localhost:${target.port}`, connection);
    expect(body).toMatch(/^PROXY TCP4 192\.0\.2\.7 127\.0\.0\.1 \d+ \d+$/);
  });

  test('127.0.0.31 reaches a server of IPv4', async () => {
    await using target = await listening(whoever());
    const { body } = await ask(`http://localhost:${target.port}`, { localAddress: '127.0.0.31' });
    expect(body).toBe('127.0.0.31');
  });
});

/** A certificate for 127.0.0.1 that is its own authority. */
async function selfSigned(): Promise<AsyncDisposable & { readonly cert: string; readonly key: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-certificate-'));
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  await openssl(folder, [...made, '-keyout', 'key.pem', '-out', 'cert.pem', ...names]);
  return {
    cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    key: readFileSync(join(folder, 'key.pem'), 'utf8'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
