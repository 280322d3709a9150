import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A comment on the pull request. */
interface Comment {
  readonly id: number;
  body: string;
}

/** As much of GitHub as an action's shell steps meet: a runner's files and variables, and comments on pull request 7. */
export interface GitHub extends AsyncDisposable {
  readonly comments: Comment[];
  /** Runs a step as a runner does. */
  readonly step: (script: string, variables: Readonly<Record<string, string>>, cwd: string) => Promise<Step>;
}

/** How a step ended, and what it left. */
export interface Step {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Starts it. */
export async function gitHub(token: string): Promise<GitHub> {
  const comments: Comment[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { method, url = '' } = request;
      if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
      const at = (id: number) => `http://127.0.0.1:${port}/repos/acme/shop/issues/comments/${id}`;
      const id = Number(/\/issues\/comments\/(\d+)$/.exec(url)?.[1]);
      const known = comments.find((comment) => comment.id === id);
      if (method === 'PATCH' && known) known.body = JSON.parse(body).body;
      else if (method === 'POST' && url === '/repos/acme/shop/issues/7/comments')
        comments.push({ id: comments.length + 1, body: JSON.parse(body).body });
      else if (method !== 'GET' || !url.startsWith('/repos/acme/shop/issues/7/comments?'))
        return response.writeHead(404).end();
      return response.end(JSON.stringify(comments.map((comment) => ({ ...comment, url: at(comment.id) }))));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-github-'));
  const event = join(folder, 'event.json');
  await writeFile(event, JSON.stringify({ pull_request: { number: 7 } }));
  let serial = 0;

  return {
    comments,
    step: async (script, variables, cwd) => {
      const name = join(folder, String(serial++));
      for (const kind of ['output', 'summary']) await writeFile(`${name}.${kind}`, '');
      await writeFile(`${name}.sh`, script);
      // As documented for `shell: bash`.
      const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', `${name}.sh`], {
        cwd,
        env: {
          PATH: `${resolve('node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
          HOME: process.env['HOME'],
          RUNNER_TEMP: folder,
          GITHUB_OUTPUT: `${name}.output`,
          GITHUB_STEP_SUMMARY: `${name}.summary`,
          GITHUB_EVENT_PATH: event,
          GITHUB_API_URL: `http://127.0.0.1:${port}`,
          GITHUB_SERVER_URL: 'https://github.example',
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_RUN_ID: '42',
          ...variables,
        },
      });
      let stdout = '';
      child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
      const [exitCode] = await once(child, 'close');
      const lines = (await readFile(`${name}.output`, 'utf8')).split('\n').filter((line) => line !== '');
      const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2)));
      return { exitCode, stdout, outputs, summary: await readFile(`${name}.summary`, 'utf8') };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
