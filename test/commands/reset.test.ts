import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aServer } from '../execute/a-server.ts';
import { rolecall } from './rolecall.ts';

const operation = {
  responses: { 201: { description: 'made' }, 401: { description: 'who' }, 403: { description: 'no' } },
};

test('an environment with a reset is brought back before each operation, and operations go one after another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-reset-'));
  const seen: string[] = [];
  let underWay = 0;
  let most = 0;
  await using server = await aServer((request, response) => {
    seen.push(request.url ?? '');
    most = Math.max(most, ++underWay);
    const admin = request.headers.authorization === 'Bearer admin-token-1234';
    request.resume();
    setTimeout(() => {
      underWay--;
      const known = request.headers.authorization?.endsWith('-token-1234');
      response.writeHead(admin ? 201 : known ? 403 : 401, { 'content-type': 'application/json' }).end('{}');
    }, 2);
  });
  const files = {
    'api.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'a', version: '1' },
      paths: { '/things': { post: operation }, '/things/{id}/parts': { post: operation } },
    }),
    'matrix.yaml': 'rolecall: 1\nroles: { viewer: {}, admin: {} }\noperations: { "POST /**": admin }\n',
    'rolecall.yaml': `rolecall: 1
spec: api.json
matrix: matrix.yaml
environments:
  local:
    target: ${server.url}
    reset: { call: POST /test/reset, as: admin }
    principals:
      viewer: { bearer: { value: viewer-token-1234 } }
      admin: { bearer: { value: admin-token-1234 } }
`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const output = join(folder, 'runs');
  const { exitCode } = await rolecall([
    'run',
    '--config',
    join(folder, 'rolecall.yaml'),
    '--output',
    output,
    '--quiet',
  ]);
  expect(exitCode).toBe(0);
  const trials = seen.slice(seen.indexOf('/test/reset'));
  expect(trials.filter((url) => url === '/test/reset')).toHaveLength(2);
  const [, ...second] = trials
    .join()
    .split('/test/reset,')
    .filter((part) => part !== '');
  expect(second.join()).not.toContain('/things,');
  expect(most).toBe(1);
  await rm(folder, { recursive: true });
});
