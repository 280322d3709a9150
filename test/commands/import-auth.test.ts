import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeFiles } from '../load/document/write-files.ts';
import { config, curl, matrix, spec } from '../load/traffic/shop-files.ts';
import { rolecall } from './rolecall.ts';

const output = 'logins.scenario.yaml';

const auth = `schemaVersion: "0.2"
auth:
  - name: editor
    loginEndpointAuth:
      payloadUserPwd: { username: ed, password: hunter2hunter2, usernameField: user, passwordField: password }
  - name: outsider
    fixedHeaders: [{ name: Authorization, value: Bearer s3cr3t-of-otto }]
authTemplate:
  loginEndpointAuth:
    endpoint: /v2/sessions
    verb: POST
    contentType: application/json
    token: { extractFrom: body, extractSelector: /token, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}" }
`;

/** A folder with a WFC file in it, and `rolecall` run there. */
async function project(files: Readonly<Record<string, string>> = {}) {
  const cwd = dirname(await writeFiles({ 'auth.yaml': auth, 'spec.yaml': spec, 'matrix.yaml': matrix, ...files }));
  return {
    run: (...args: readonly string[]) => rolecall(args, { cwd }),
    read: async (name = output) => await readFile(join(cwd, name), 'utf8'),
    write: (name: string, text: string) => writeFile(join(cwd, name), text),
    has: (name: string) => existsSync(join(cwd, name)),
  };
}

test('a WFC file becomes a rolecall.yaml and a scenario file, which load as they are', async () => {
  const { run, read, write } = await project();
  const { exitCode, stdout, stderr } = await run('import', 'auth.yaml', '--output', output);
  expect(exitCode).toBe(0);
  await write(
    'rolecall.yaml',
    `${stdout.replace(' outsider:', ' user-outsider:')}spec: spec.yaml\nmatrix: matrix.yaml\n`,
  );
  // Whom the matrix does not know is told by the loader, as for any other principal.
  expect(await run('plan')).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/unknown role "user-outsider"/),
  });
  await write(
    'rolecall.yaml',
    `${stdout.replace('bearer:', 'roles: []\n        bearer:')}spec: spec.yaml\nmatrix: matrix.yaml\n`,
  );
  expect(await run('plan', '--env', 'local')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(parse(await read()).steps).toEqual({
    'log-in-editor': [
      {
        call: 'POST /v2/sessions',
        body: { user: 'ed', password: { secret: 'EDITOR_PASSWORD' } },
        keep: { token: '$response.body#/token' },
      },
    ],
  });
  expect(stderr).toMatch(/^ {2}EDITOR_PASSWORD {2}in the place of what stands at auth\.yaml:5:49$/m);
  expect(stderr).toMatch(/^ {2}USER_OUTSIDER_TOKEN {2}in the place of what stands at auth\.yaml:7:50$/m);
  expect(stderr).toMatch(/WFC knows no roles/);
  expect(`${stdout}${stderr}${await read()}`).not.toMatch(/hunter2|s3cr3t/);
});

test('the environment of rolecall.yaml says where the API is, and gets the principals', async () => {
  const environments =
    'environments:\n  first: { target: http://a.example }\n  second: { target: http://b.example/v2/ }\n';
  const { run, read } = await project({ 'rolecall.yaml': config.replace(/environments: .*\n/, environments) });
  expect(await run('import', 'auth.yaml')).toMatchObject({ exitCode: 3, stderr: expect.stringMatching(/--env/) });
  const { stdout } = await run('import', 'auth.yaml', '--env', 'second', '--output', output);
  expect(parse(stdout).environments).toEqual({
    second: { target: 'http://b.example/v2', principals: expect.objectContaining({ editor: expect.anything() }) },
  });
  expect(parse(await read()).steps['log-in-editor'][0].call).toBe('POST /sessions');
});

test('it can be sent into the rolecall.yaml that is to be, which a shell has emptied by then', async () => {
  const { run } = await project({ 'rolecall.yaml': '' });
  expect(await run('import', 'auth.yaml', '--output', output)).toMatchObject({ exitCode: 0 });
});

test('a scenario file is not overwritten unless it is asked for, and not written where nobody logs in', async () => {
  const { run, read, write, has } = await project({ [output]: '# mine\n' });
  const refused = await run('import', 'auth.yaml', '--output', output);
  expect(refused).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringMatching(/exists already.*--force/) });
  expect(await read()).toBe('# mine\n');
  expect(await run('import', 'auth.yaml', '--output', output, '--force')).toMatchObject({ exitCode: 0 });
  await write('auth.yaml', 'auth: [{ name: ann, fixedHeaders: [{ name: X-Id, value: abc }] }]');
  expect(await run('import', 'auth.yaml', '--output', 'none.yaml')).toMatchObject({ exitCode: 0 });
  expect(has('none.yaml')).toBe(false);
});

test.for([
  [['auth.yaml', 'curl.sh'], auth, /^auth\.yaml:1:1 this is a WFC auth\.yaml.*by itself/],
  // Nobody is left.
  [['auth.yaml'], 'auth: [{ name: ann }]', /^auth\.yaml:1:8 ann was left out: nothing says how it proves/],
  [['auth.yaml'], 'auth: [{ nam: ann }]', /^auth\.yaml:1:10 unknown key "nam"/],
  [['auth.yaml'], 'auth: [{ name: "ann }]', /^auth\.yaml:1:\d+ is not YAML/],
] as const)('%s is refused in one line', async ([files, text, message]) => {
  const { run } = await project({ 'auth.yaml': text, 'curl.sh': curl });
  const { exitCode, stdout, stderr } = await run('import', ...files, '--output', output);
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr.trimEnd()).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
