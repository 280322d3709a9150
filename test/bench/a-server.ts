import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server for a benchmark, as a process of its own. */
export interface BenchServer extends AsyncDisposable {
  readonly url: string;
  readonly name: 'nginx' | 'plain server';
}

const admitted = '{"id":"thing-1","name":"a thing","tags":["one","two"]}';

/** nginx with one worker where it is installed, else a plain Node server; both know three kinds of tokens. */
export async function instantServer(): Promise<BenchServer> {
  return hasNginx() ? await nginx() : await plainServer(0);
}

/** A plain server that takes its time with every answer. */
export async function plainServer(delayMs: number): Promise<BenchServer> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), String(delayMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { name: 'plain server', url: String(line).trim(), [Symbol.asyncDispose]: () => ended(child) };
}

async function nginx(): Promise<BenchServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-nginx-'));
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off; master_process off; worker_processes 1; error_log ${folder}/error.log; pid ${folder}/pid;
events { worker_connections 1024; }
http {
  access_log off; keepalive_requests 100000000; client_body_temp_path ${folder}; default_type application/json;
  map $http_authorization $status_wanted { "~^Bearer admit-role[0-9]+-0123456789abcdef$" 201; "~^Bearer known-role[0-9]+-0123456789abcdef$" 403; default 401; }
  server {
    listen 127.0.0.1:${port};
    location / {
      if ($status_wanted = 201) { return 201 '${admitted}'; }
      if ($status_wanted = 403) { return 403 '{"error":"forbidden"}'; }
      return 401 '{"error":"who"}';
    }
  }
}`,
  );
  const child = spawn('nginx', ['-c', config, '-p', folder], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 20));
  return { name: 'nginx', url, [Symbol.asyncDispose]: () => ended(child) };
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  child.kill();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function hasNginx(): boolean {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const delayMs = Number(process.argv[2]);
  const server = createServer((request, response) => {
    const { authorization = '' } = request.headers;
    const [, kind] = /^Bearer (admit|known)-role\d+-0123456789abcdef$/.exec(authorization) ?? [];
    const refusal = kind === undefined ? 401 : 403;
    const status = kind === 'admit' ? 201 : refusal;
    const answer = () =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(status === 201 ? admitted : '{"error":"no"}');
    request.resume();
    if (delayMs === 0) answer();
    else setTimeout(answer, delayMs);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  });
}
