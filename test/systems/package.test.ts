import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inlined } from '../../src/report/html/inlined.ts';
import { installedPackage } from './installed-package.ts';

const execute = promisify(execFile);
let installed: Awaited<ReturnType<typeof installedPackage>>;
let project: string;

beforeAll(async () => {
  installed = await installedPackage();
  ({ project } = installed);
  await writeFile(join(project, 'key.txt'), 'a-key-that-is-long-enough-for-hs256');
}, 300_000);
afterAll(() => installed[Symbol.asyncDispose]());

async function rolecall(...args: string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(project, 'node_modules/rolecall/dist/cli.js'), ...args], {
    cwd: project,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
  const [exitCode] = await once(child, 'close');
  return { exitCode, stdout, stderr };
}

const sample = ['--config', 'node_modules/rolecall/rolecall.yaml', '--env', 'embedded'];

describe('the installed package', () => {
  test('exits 0 when everything is proven', async () => {
    const { exitCode, stdout } = await rolecall('run', ...sample);
    expect(stdout).toMatch(/^Proven: /);
    expect(exitCode).toBe(0);
  });

  test('exits 1 on a finding', async () => {
    expect(await rolecall('run', ...sample, '--mutate', 'role-check-dropped')).toMatchObject({ exitCode: 1 });
  });

  test('exits 2 when nothing is proven', async () => {
    const server = createServer((_, response) => response.writeHead(500).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await writeFile(join(project, 'rolecall.yaml'), configFor(`http://127.0.0.1:${port}`));
    await writeFile(
      join(project, 'matrix.yaml'),
      'rolecall: 1\nroles: { editor: {}, viewer: {} }\noperations:\n  POST /orders: editor\n',
    );
    const { exitCode, stdout } = await rolecall('run');
    server.close();
    expect(stdout).toMatch(/^Not proven: nothing was admitted: 1 of 1 allowed calls were answered 500 \(failed\)/);
    expect(exitCode).toBe(2);
  });

  test('exits 3 when it could not run, with one line', async () => {
    await writeFile(join(project, 'rolecall.yaml'), configFor('http://127.0.0.1:1'));
    const { exitCode, stderr } = await rolecall('run');
    expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:1 does not answer \(connect: ECONNREFUSED\).*\n$/);
    expect(exitCode).toBe(3);
  });

  test('exits 130 after Ctrl-C, with what had finished by then', async () => {
    const slow = [...sample, '--rps', '20', '--concurrency', '1'];
    const child = spawn(process.execPath, [join(project, 'node_modules/rolecall/dist/cli.js'), 'run', ...slow], {
      cwd: project,
    });
    let stdout = '';
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => {
      if (/^\d+\/\d+ operations/m.test(part.toString())) child.kill('SIGINT');
    });
    expect(await once(child, 'close')).toEqual([130, null]);
    expect(stdout).toMatch(/^Interrupted: /);
  });

  test('writes the audit report with the page that it brings along', async () => {
    expect(await rolecall('run', ...sample, '--quiet', '--reporter', 'html=audit.html')).toMatchObject({ exitCode: 0 });
    const [written, page] = await Promise.all(
      ['audit.html', 'node_modules/rolecall/dist/page/page.js'].map((file) => readFile(join(project, file), 'utf8')),
    );
    expect(written).toContain(`<script>${inlined(page ?? '')}</script>`);
  });

  test('offers its stages as a library', async () => {
    const script = `
      import { planOf, RolecallError } from 'rolecall';
      const { plans } = await planOf({ config: 'node_modules/rolecall/rolecall.yaml', environment: 'embedded', today: '2026-01-01', strategy: 'pairs', seed: 1, only: [] });
      console.log([...plans].length, typeof RolecallError);`;
    await writeFile(join(project, 'script.js'), script);
    const { stdout } = await execute(process.execPath, ['script.js'], { cwd: project });
    expect(stdout).toBe('11 function\n');
  });

  test('runs in the Vitest of the project, and needs none of its own', async () => {
    await expect(access(join(project, 'node_modules/vitest'))).rejects.toThrow(/ENOENT/);
    await symlink(resolve('node_modules/vitest'), join(project, 'node_modules/vitest'));
    await writeFile(
      join(project, 'contract.test.js'),
      `import { describeContract } from 'rolecall/vitest';
      await describeContract({ config: 'node_modules/rolecall/rolecall.yaml', environment: 'embedded' });`,
    );
    const vitest = join(project, 'node_modules/vitest/vitest.mjs');
    const { stdout } = await execute(process.execPath, [vitest, 'run', '--reporter=tap-flat'], { cwd: project });
    expect(stdout).toMatch(/^ok .* > POST \/orders > viewer · expects 403/m);
    expect(stdout).toMatch(/^ok .* > the run as a whole > is proven/m);
  });

  test('makes handlers of a compiled contract', async () => {
    expect(await rolecall('compile', ...sample, '-o', 'contract.json')).toMatchObject({ exitCode: 0, stderr: '' });
    const script = `
      import { handlersOf } from 'rolecall/msw';
      import contract from './contract.json' with { type: 'json' };
      console.log(handlersOf(contract, { as: 'viewer' }).length === contract.operations.length);`;
    await writeFile(join(project, 'handlers.js'), script);
    const { stdout } = await execute(process.execPath, ['handlers.js'], { cwd: project });
    expect(stdout).toBe('true\n');
  });

  test('brings the JSON Schemas of all files', async () => {
    const schema = JSON.parse(
      await readFile(join(project, 'node_modules/rolecall/dist/schemas/role-matrix.json'), 'utf8'),
    );
    expect(schema).toMatchObject({ $schema: expect.stringContaining('2020-12') });
  });
});

function configFor(target: string): string {
  return `rolecall: 1
spec: node_modules/rolecall/specs/orders.openapi.yaml
matrix: matrix.yaml
environments:
  broken:
    target: ${target}
    principals:
      editor: { jwt: { key: { file: key.txt }, alg: HS256, claims: { sub: ed } } }
`;
}
