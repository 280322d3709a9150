import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rolecall, root, type Ended } from './rolecall.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-target-'));
  await writeFile(join(folder, 'key.txt'), 'a-key-that-is-long-enough-for-hs256');
  await writeFile(
    join(folder, 'matrix.yaml'),
    'rolecall: 1\nroles: { editor: {}, viewer: {} }\noperations:\n  POST /orders: editor\n',
  );
});
afterAll(() => rm(folder, { recursive: true }));

function principal(name: string): string {
  return `      ${name}: { jwt: { key: { file: key.txt }, alg: HS256, claims: { sub: ${name} } } }\n`;
}

async function runAgainst(
  target: string,
  { extra = '', args = [] }: { extra?: string; args?: string[] } = {},
): Promise<Ended> {
  await writeFile(
    join(folder, 'rolecall.yaml'),
    `rolecall: 1
spec: ${join(root, 'specs/orders.openapi.yaml')}
matrix: matrix.yaml
environments:
  local:
    target: ${target}
${extra}    principals:
${principal('editor')}${principal('viewer')}`,
  );
  return await rolecall(['run', '--timeout', '300', ...args], { cwd: folder });
}

/** A server that speaks no HTTP. */
async function rawServer(onConnection: (socket: Socket) => void): Promise<AsyncDisposable & { readonly url: string }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

describe('a target that cannot be tested ends in one line and exit code 3', () => {
  test('when it answers nothing and the contract denies nobody anything', async () => {
    await writeFile(
      join(folder, 'open.yaml'),
      'rolecall: 1\nroles: { editor: {}, viewer: {} }\noperations:\n  POST /orders: everyone\n',
    );
    await using server = await rawServer((socket) => socket.destroy());
    const { exitCode, stderr } = await runAgainst(server.url, { args: ['--matrix', 'open.yaml'] });
    expect(stderr).toMatch(/does not answer \(.*is the server of environment local running/);
    expect(exitCode).toBe(3);
  });

  test('when it refuses connections', async () => {
    const { exitCode, stderr } = await runAgainst('http://127.0.0.1:1');
    expect(stderr).toMatch(
      /^http:\/\/127\.0\.0\.1:1 does not answer \(connect: ECONNREFUSED\): is the server of environment local running, and is `target` right\?\n$/,
    );
    expect(exitCode).toBe(3);
  });

  test('when it never answers', async () => {
    await using server = await rawServer(() => {});
    const { exitCode, stderr } = await runAgainst(server.url);
    expect(stderr).toMatch(/^http:\S+ does not answer \(\w+: \w+TIMEOUT\w*|TIMEOUT\).*\n$/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(exitCode).toBe(3);
  });

  test('when it answers garbage', async () => {
    await using server = await rawServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const { exitCode, stderr } = await runAgainst(server.url);
    expect(stderr).toMatch(/^http:\S+ does not answer \(headers: HTTPParserError\).*\n$/);
    expect(exitCode).toBe(3);
  });

  test('when it lies elsewhere and is not said to be disposable', async () => {
    const { exitCode, stderr } = await runAgainst('https://api.example.com');
    expect(stderr).toMatch(
      /^rolecall\.yaml:6:5 environment local targets api\.example\.com, which is not this machine:.*`disposable: true`.*\n$/,
    );
    expect(exitCode).toBe(3);
  });

  test('when the command that starts it ends at once', async () => {
    const extra =
      '    start: { command: [node, -e, "console.error(`no database`); process.exit(7)"], ready: /health }\n';
    const { exitCode, stderr } = await runAgainst('http://127.0.0.1:1', { extra });
    expect(stderr).toMatch(
      /^the system under test \(node .*\) is not ready: it ended with code 7; its last words: no database\n$/,
    );
    expect(exitCode).toBe(3);
  });

  test('when the run cannot be written down', async () => {
    const { exitCode, stderr } = await runAgainst('http://127.0.0.1:1', { args: ['--output', '/dev/null/runs'] });
    expect(stderr).toMatch(
      /^\/dev\/null\/runs\/\S+ cannot be written \(ENOTDIR\): choose another folder with --output\n$/,
    );
    expect(exitCode).toBe(3);
  });
});

test('a system under test that rolecall starts is waited for, tested, and gone afterwards', async () => {
  const server = `require('node:http').createServer((q, s) => { s.statusCode = q.url === '/health' ? 200 : 401; s.end() }).listen(PORT, '127.0.0.1')`;
  const port = 20_000 + (process.pid % 20_000);
  const extra = `    start: { command: [node, -e, "${server.replace('PORT', String(port))}"], ready: /health }\n`;
  const { exitCode, stdout } = await runAgainst(`http://127.0.0.1:${port}`, { extra });
  expect(stdout).toContain('nothing was admitted: 1 of 1 allowed calls were answered 401');
  expect(exitCode).toBe(2);
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow();
});
