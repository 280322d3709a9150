import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeFiles } from '../load/document/write-files.ts';
import { serveOrders } from './desk-orders.ts';
import { rolecall } from './rolecall.ts';

const spec = `openapi: 3.0.3
info: { title: Orders, version: '1' }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses:
        '201':
          description: made
          content: { application/json: { schema: { $ref: '#/components/schemas/Made' } } }
          #LINKS
  /orders/{orderId}:
    get: { operationId: readOrder, parameters: [{ $ref: '#/components/parameters/OrderId' }], responses: { '200': { description: read } } }
    delete: { parameters: [{ $ref: '#/components/parameters/OrderId' }], responses: { '204': { description: gone } } }
  /orders/{orderId}/notes:
    post:
      parameters: [{ $ref: '#/components/parameters/OrderId' }]
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [text], properties: { text: { type: string } } } } } }
      responses: { '201': { description: made } }
  /labels:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [password], properties: { password: { type: string }, colour: { type: string } } } } } }
      responses: { '201': { description: made } }
  /maintenance:
    post: { responses: { '200': { description: done } } }
components:
  parameters:
    OrderId: { name: orderId, in: path, required: true, schema: { type: string } }
  schemas:
    Order: { type: object, required: [sku], properties: { sku: { type: string } } }
    Made: { type: object, required: [data], properties: { data: { allOf: [{ $ref: '#/components/schemas/Order' }, { type: object, properties: { id: { type: string } } }] } } }
`;

const links = `links:
            notes: { operationRef: '#/paths/~1orders~1{orderId}~1notes/post', parameters: { path.orderId: $response.body#/data/id } }`;

/** A project of its own, `rolecall` run there, against a server of its own. */
async function project(url: string, document = spec) {
  const config = `rolecall: 1
spec: spec.yaml
matrix: matrix.yaml
scenarios: ['scenarios/*.scenario.yaml']
environments:
  local:
    target: ${url}
    principals:
      viewer: { bearer: { file: viewer.token } }
      editor: { bearer: { file: editor.token } }
`;
  const matrix = `rolecall: 1
roles: { viewer: {}, editor: {} }
operations: { POST /orders: editor, 'POST /orders/{orderId}/notes': editor, POST /labels: editor, POST /maintenance: editor }
`;
  const cwd = dirname(
    await writeFiles({
      'rolecall.yaml': config,
      'spec.yaml': document,
      'matrix.yaml': matrix,
      'viewer.token': 'viewer-token',
      'editor.token': 'editor-token',
    }),
  );
  await mkdir(join(cwd, 'scenarios'));
  const run = (...args: readonly string[]) => rolecall(args, { cwd });
  return {
    run,
    file: (name: string) => join(cwd, name),
    judge: async (...args: readonly string[]) => {
      const { stdout, stderr, exitCode } = await run('run', '--format', 'json', '--quiet', ...args);
      return { exitCode, stderr, ...JSON.parse(stdout) };
    },
  };
}

/** Expired: a plain token does not become such a one. */
const tokensThatNobodyGave = 1;
const draft = 'scenarios/draft.scenario.yaml';

describe('run --draft', () => {
  test('what is written down proves more as it stands, and only a person can do the rest', async () => {
    await using server = await serveOrders();
    const { judge, file } = await project(server.url);
    const first = await judge('--draft');
    expect(first.stderr).toContain(`${draft} drafts 1 fixture, 1 request`);
    const text = await readFile(file(draft), 'utf8');
    expect(parse(text)).toEqual({
      rolecall: 1,
      fixtures: {
        order: {
          make: { 'POST /orders': { body: { sku: expect.any(String) } } },
          keep: { orderId: '$response.body#/data/id' },
          undo: 'DELETE /orders/{orderId}',
          witness: 'GET /orders/{orderId}',
        },
      },
      requests: { 'POST /labels': { body: { password: { unique: 'password' } } } },
    });
    expect(text).toMatch(
      /# \d+ cells?\n.*# for POST \/orders\/\{orderId\}\/notes\n.*# a guess: POST \/orders answers `data\.id`/,
    );
    expect(text).toMatch(/# it was answered 400: colour: is required/);
    expect(text).toMatch(/^#\s+dangerous: refusals/m);
    expect(text).not.toMatch(/(viewer|editor)-token/);

    const second = await judge();
    expect(second.conclusion.share.proven).toBeGreaterThan(first.conclusion.share.proven);
    const notes = second.conclusion.operations['POST /orders/{orderId}/notes'];
    expect(notes.proven).toBe(notes.provable - tokensThatNobodyGave);
    expect(JSON.stringify(second.conclusion.worklist)).not.toContain('declare a fixture');
  });

  test('a file that exists is left alone, and nothing is sent', async () => {
    await using server = await serveOrders();
    const { run, file } = await project(server.url);
    await writeFile(file('mine.yaml'), 'rolecall: 1\n');
    expect(await run('run', '--draft', 'mine.yaml')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringMatching(/mine\.yaml exists already/),
    });
    expect(await readFile(file('mine.yaml'), 'utf8')).toBe('rolecall: 1\n');
    expect(existsSync(file('.rolecall'))).toBe(false);
  });

  test('what a scenario file says already is spoken of, and not said twice', async () => {
    await using server = await serveOrders();
    const { judge, file } = await project(server.url);
    await writeFile(file('scenarios/own.scenario.yaml'), 'rolecall: 1\nrequests:\n  POST /labels: { body: {} }\n');
    await judge('--draft');
    const text = await readFile(file(draft), 'utf8');
    expect(parse(text).requests).toBeUndefined();
    expect(text).toMatch(/# its request is declared at scenarios\/own\.scenario\.yaml:3: mend it there/);
    expect((await judge()).exitCode).not.toBe(3);
  });
});

describe('where a resource comes from', () => {
  test('a link of the document makes it, without a word in a scenario file, and it is removed again', async () => {
    await using server = await serveOrders();
    const { judge, run } = await project(server.url, spec.replace('#LINKS', links));
    const explained = await run('plan', '--explain', 'POST /orders/{orderId}/notes editor');
    expect(explained.stdout).toMatch(/fixture +order: POST \/orders, from a link of the document at spec\.yaml:13/);
    const { conclusion } = await judge();
    const { proven, provable } = conclusion.operations['POST /orders/{orderId}/notes'];
    expect(proven).toBe(provable - tokensThatNobodyGave);
    // What POST /orders itself was asked for stays, with two Authorization headers, too; what was made for the notes is gone.
    expect(server.orders.size).toBe(3);
  });

  test('a fixture of a scenario file goes before a link', async () => {
    await using server = await serveOrders();
    const { run, file } = await project(server.url, spec.replace('#LINKS', links));
    await writeFile(
      file('scenarios/own.scenario.yaml'),
      'rolecall: 1\nfixtures:\n  mine:\n    make: POST /orders\n    keep: { orderId: $response.body#/data/id }\n',
    );
    const { stdout } = await run('plan', '--explain', 'POST /orders/{orderId}/notes editor');
    expect(stdout).toMatch(/fixture +mine: POST \/orders, declared at scenarios\/own\.scenario\.yaml:3/);
    expect(stdout).not.toContain('from a link');
  });

  test('what could make it is said, and not used', async () => {
    await using server = await serveOrders();
    const { run } = await project(server.url);
    const { stdout } = await run('plan', '--explain', 'POST /orders/{orderId}/notes editor');
    expect(stdout).toMatch(/could be made by POST \/orders, which answers `data\.id`: not used until you say so/);
    expect(stdout).toContain('/orders/orderId/notes');
  });
});
