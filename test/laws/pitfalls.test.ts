import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Conclusion } from '../../src/model/conclusion.ts';
import type { VerdictRecord } from '../../src/model/verdict.ts';
import { run } from '../../src/pipeline.ts';
import { aServer } from '../execute/a-server.ts';

// What other tools were seen to take for a correct refusal, or for a wrong one. Each server below is right or wrong in one
// such way; what Rolecall says of it must be neither a false green nor a false red.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-pitfall-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Asked {
  /** `editor`, `viewer`, …; `nobody` without a token that the server issued. */
  readonly who: string;
  readonly token: boolean;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Server = (asked: Asked) => Answer;

/** The ordinary order of things: who are you, may you, is it valid. */
const healthy: Server = ({ who, token }) => {
  if (who === 'nobody') return { status: 401, body: { error: token ? 'unknown token' : 'no token' } };
  return who === 'viewer' ? { status: 403, body: { error: 'forbidden' } } : { status: 201, body: { id: 'th_1' } };
};

/** A read that only a known caller gets. */
const me: Server = ({ who, token }) =>
  who === 'nobody'
    ? { status: 401, body: { error: token ? 'unknown token' : 'no token' } }
    : { status: 200, body: { who } };

const deny =
  (answer: Answer): Server =>
  (asked) =>
    asked.who === 'viewer' ? answer : healthy(asked);

const api = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'things', version: '1' },
  paths: {
    '/things': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
              example: { name: 'a thing' },
            },
          },
        },
        responses: {
          201: {
            description: 'made',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
              },
            },
          },
          403: {
            description: 'no',
            content: {
              'application/json': {
                schema: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
  },
});

interface Options {
  readonly rule?: string;
  readonly principals?: string;
  readonly scenarios?: string;
}

async function runAgainst(
  server: Server,
  { rule = '{ allow: [editor] }', principals = '', scenarios = 'rolecall: 1\n' }: Options = {},
): Promise<{ readonly conclusion: Conclusion; readonly cells: ReadonlyMap<string, VerdictRecord> }> {
  await using served = await aServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { authorization } = request.headers;
      const who = /^Bearer issued-(viewer|editor|both|other|third)$/.exec(authorization ?? '')?.[1] ?? 'nobody';
      const text = Buffer.concat(chunks).toString();
      const asked = {
        who,
        token: authorization !== undefined,
        method: request.method ?? '',
        path: request.url ?? '',
        body: text === '' ? {} : JSON.parse(text),
      };
      const known = asked.method === 'GET' ? me(asked) : server(asked);
      const { status, body, headers = {} } = known;
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  const own = await mkdtemp(join(folder, 'run-'));
  const files = {
    'api.json': api,
    'matrix.yaml': `rolecall: 1\nroles: { viewer: {}, editor: {} }\noperations:\n  POST /things: ${rule}\n`,
    's.scenario.yaml': scenarios,
    'rolecall.yaml': `rolecall: 1
spec: api.json
matrix: matrix.yaml
scenarios: [s.scenario.yaml]
environments:
  local:
    target: ${served.url}
    principals:
      viewer: { bearer: { value: issued-viewer }, verify: GET /me }
      editor: { bearer: { value: issued-editor }, verify: GET /me }
${principals}`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(own, name), text);
  const report = await run({
    config: join(own, 'rolecall.yaml'),
    today: '2026-01-01',
    strategy: 'pairs',
    seed: 1,
    only: [],
    concurrency: 4,
    timeoutMs: 5_000,
    mutate: [],
    waitBudgetMs: 0,
    output: join(own, 'runs'),
    variables: {},
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
  });
  const cells = new Map<string, VerdictRecord>();
  for await (const { verdict } of report.judged()) cells.set(verdict.id.replace('POST /things ', ''), verdict);
  return { conclusion: report.conclusion, cells };
}

test('the healthy server is proven', async () => {
  const { cells } = await runAgainst(healthy);
  expect(cells.get('viewer')).toMatchObject({ verdict: 'pass', proven: true });
  expect(cells.get('editor')).toMatchObject({ verdict: 'pass', proven: true });
});

test.for<[pitfall: string, answer: Answer, verdict: string]>([
  ['any 4xx counts as denied: 400', { status: 400, body: { error: 'bad' } }, 'wrong-refusal'],
  ['validation before authorization: 422', { status: 422, body: { error: 'name' } }, 'wrong-refusal'],
  ['a route that is not there counts as denied: 404', { status: 404, body: { error: 'absent' } }, 'wrong-refusal'],
  ['another method counts as denied: 405', { status: 405, body: { error: 'method' } }, 'wrong-refusal'],
  ['a redirect to a login page counts as denied', { status: 302, headers: { location: '/login' } }, 'wrong-refusal'],
  ['401 for a caller who is known', { status: 401, body: { error: 'who' } }, 'wrong-refusal'],
  ['a permission check that failed counts as denied: 500', { status: 500, body: { error: 'oops' } }, 'inconclusive'],
  ['a limit counts as denied: 429', { status: 429, body: { error: 'slow' } }, 'inconclusive'],
  ['a quota that answers 403', { status: 403, body: { message: 'Your quota has been exceeded' } }, 'inconclusive'],
  [
    'CSRF protection that answers 403',
    { status: 403, body: 'CSRF verification failed. Request aborted.' },
    'inconclusive',
  ],
  ['a firewall that answers 403', { status: 403, body: 'ModSecurity: intervention occurred' }, 'inconclusive'],
])('%s: never a proven denial', async ([, answer, verdict]) => {
  const { conclusion, cells } = await runAgainst(deny(answer));
  expect(cells.get('viewer')).toMatchObject({ verdict, proven: false });
  expect(conclusion.exitCode).not.toBe(0);
});

test.for<[pitfall: string, answer: Answer]>([
  ['200 with the documented error in it', { status: 200, body: { error: 'forbidden' } }],
  ['200 with a login page', { status: 200, body: '<html>Please log in</html>' }],
])('a soft denial is no admission, and no clean refusal either: %s', async ([, answer]) => {
  const { conclusion, cells } = await runAgainst(deny(answer));
  expect(cells.get('viewer')?.verdict).toBe('wrong-refusal');
  expect(conclusion.exitCode).toBe(1);
});

test.for([400, 404, 405, 500])('an allowed caller who got %i was not authorized by that', async (status) => {
  const server: Server = (asked) => (asked.who === 'editor' ? { status, body: { error: 'x' } } : healthy(asked));
  const { conclusion, cells } = await runAgainst(server);
  expect(cells.get('editor')?.verdict).toBe('inconclusive');
  expect(conclusion.exitCode).toBe(2);
});

test('a credential that the server never knew proves nothing, although it is refused as a denied one would be', async () => {
  const principals = '      stranger: { roles: [viewer], bearer: { value: never-issued } }\n';
  const { cells } = await runAgainst(healthy, { principals });
  expect(cells.get('stranger')).toMatchObject({ verdict: 'inconclusive', code: 'not-recognised' });
});

test('an API that answers 403 to callers without a token is right to do so', async () => {
  const { conclusion, cells } = await runAgainst((asked) =>
    asked.who === 'nobody' ? { status: 403, body: { error: asked.token ? 'unknown' : 'login' } } : healthy(asked),
  );
  expect(cells.get('anonymous')).toMatchObject({ verdict: 'pass', proven: true });
  expect(conclusion.findings.filter(({ verdict }) => verdict !== 'note')).toEqual([]);
});

test('authorization before routing hides 404 and 405 behind 401, and no denial is read into that', async () => {
  const { conclusion } = await runAgainst(({ who }) =>
    who === 'nobody' ? { status: 401, body: { error: 'who' } } : { status: 405, body: { error: 'method' } },
  );
  expect(conclusion.exitCode).toBe(2);
  expect(conclusion.headline).toContain('nothing was admitted');
});

test('a principal of several roles proves no cell of a single role', async () => {
  const { cells } = await runAgainst(
    (asked) => (asked.who === 'both' ? { status: 201, body: { id: 'th_1' } } : healthy(asked)),
    { principals: '      both: { roles: [viewer, editor], bearer: { value: issued-both } }\n' },
  );
  expect(cells.get('both')).toMatchObject({ verdict: 'pass', role: 'viewer+editor' });
  expect(cells.get('viewer')?.role).toBe('viewer');
});

test('names that must be unique differ in every request: no second caller is refused for a conflict', async () => {
  const taken = new Set<unknown>();
  const server: Server = (asked) => {
    const answer = healthy(asked);
    if (answer.status !== 201) return answer;
    if (taken.has(asked.body['name'])) return { status: 409, body: { error: 'taken' } };
    taken.add(asked.body['name']);
    return answer;
  };
  const scenarios = 'rolecall: 1\nrequests:\n  POST /things: { body: { name: { unique: thing } } }\n';
  const principals = '      editor-2: { roles: [editor], bearer: { value: issued-other } }\n';
  const { conclusion, cells } = await runAgainst(server, { scenarios, principals });
  expect(cells.get('editor-2')).toMatchObject({ verdict: 'pass', proven: true });
  expect(conclusion.counts['over-restrictive']).toBe(0);
});

test('whose resource it is may stand in the body: a role alone does not show that', async () => {
  // The mistake: the role is checked, and the owner that the body names is believed.
  const believing: Server = (asked) =>
    asked.who === 'nobody' || asked.who === 'viewer' ? healthy(asked) : { status: 201, body: { id: 'th_1' } };
  const options = {
    rule: '{ own: [editor] }',
    principals: '      editor-2: { roles: [editor], bearer: { value: issued-other }, attributes: { id: e2 } }\n',
    scenarios: 'rolecall: 1\nrequests:\n  POST /things: { body: { name: a thing, ownerId: $owner.id } }\n',
  };
  const attributes = '      editor-3: { roles: [editor], bearer: { value: issued-third }, attributes: { id: e3 } }\n';
  const { cells } = await runAgainst(believing, { ...options, principals: options.principals + attributes });
  expect(cells.get('editor-2 owner=peer')).toMatchObject({ verdict: 'over-permissive', code: 'owner-admitted' });
  const careful: Server = (asked) =>
    asked.who === 'other' && asked.body['ownerId'] !== 'e2'
      ? { status: 403, body: { error: 'not yours' } }
      : believing(asked);
  const { cells: healthyCells } = await runAgainst(careful, {
    ...options,
    principals: options.principals + attributes,
  });
  expect(healthyCells.get('editor-2 owner=peer')).toMatchObject({ verdict: 'pass', proven: true });
});
