import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../src/commands/json-schemas.ts';
import { rolecall, root } from './rolecall.ts';

const commands = ['run', 'plan', 'serve', 'report', 'import', 'schema'];

describe('help', () => {
  test('--version prints the version of the package', async () => {
    const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(await rolecall(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help lists the commands and the exit codes', async () => {
    const { exitCode, stdout } = await rolecall(['--help']);
    expect(exitCode).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stdout).toContain('Exit codes:');
  });

  test.for(commands)('%s --help tells its options and brings no heavy package with it', async (command) => {
    const nodeArgs = ['--import', fileURLToPath(new URL('print-imports.mjs', import.meta.url))];
    const { exitCode, stdout, stderr } = await rolecall([command, '--help'], { nodeArgs });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: rolecall ${command}`));
    const packages = new Set([...stderr.matchAll(/node_modules\/(@[^/]+\/[^/]+|[^/]+)\//g)].map(([, name]) => name));
    expect([...packages].filter((name) => name !== 'leven')).toEqual(['commander']);
  });
});

describe('bad usage is one line and exit code 3', () => {
  test.for([
    [['rum'], /unknown command 'rum'.*Did you mean run\?/],
    [['run', '--fromat', 'json'], /unknown option '--fromat'.*Did you mean --format\?/],
    [['run', '--format', 'jsn'], /Did you mean json\?.*terminal, json/],
    [['run', '--mutate', 'role-check-droped'], /Did you mean role-check-dropped\?/],
    [['run', '--reporter', 'junot=x.xml'], /Did you mean junit\?/],
    [['run', '--concurrency', '0'], /whole number from 1/],
    [['run', '--min-proven', '1.5'], /share from 0 to 1/],
    [['run', '--strategy', 'singel'], /Did you mean single\?/],
    [['report'], /missing required argument 'run'/],
    [['plan', '--config', 'no-such.yaml'], /no-such\.yaml/],
    [['plan', '--explain', 'POST /no-such'], /no scenario or operation of this plan/],
    [['report', 'no-such-run'], /no-such-run/],
  ] as const)('%j', async ([args, message]) => {
    const { exitCode, stdout, stderr } = await rolecall(args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  });
});

describe('schema', () => {
  test('writes a JSON Schema for each kind of file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-schema-'));
    const { exitCode, stdout } = await rolecall(['schema', '--output', folder, '--quiet']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const files = await readdir(folder);
    expect(files.toSorted()).toEqual(
      Object.keys(jsonSchemas())
        .map((name) => `${name}.json`)
        .toSorted(),
    );
    expect(files).toContain('role-matrix.json');
    for (const file of files) {
      const schema: object = JSON.parse(await readFile(join(folder, file), 'utf8'));
      expect(() => new Ajv2020({ strict: false, validateFormats: false }).compile(schema)).not.toThrow();
    }
  });

  test('without a folder all of them are printed as one object', async () => {
    const { stdout } = await rolecall(['schema']);
    expect(Object.keys(JSON.parse(stdout))).toContain('role-matrix');
  });
});

describe('plan', () => {
  test('lists scenarios with what is expected, the rule and the control', async () => {
    const { exitCode, stdout } = await rolecall(['plan']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/SCENARIO +EXPECTED +RULE +CONTROL/);
    expect(stdout).toMatch(/^ {2}viewer +403 +scenarios\/role-matrix\.yaml:\d+:\d+ +\w+$/m);
    expect(stdout).toMatch(/^\d+ scenarios of \d+ operations$/m);
  });

  test('as ndjson there is one scenario a line, and the table counts as many', async () => {
    const [lines, table] = await Promise.all([rolecall(['plan', '--format', 'ndjson']), rolecall(['plan'])]);
    const ids = lines.stdout
      .trim()
      .split('\n')
      .map((line) => String(JSON.parse(line).id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(table.stdout).toContain(`${ids.length} scenarios of`);
  });

  test('--explain names the rule with file and line, the control and the recipe', async () => {
    const { exitCode, stdout } = await rolecall(['plan', '--explain', 'POST /orders viewer']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/expected +403/);
    expect(stdout).toMatch(/rule +POST \/orders, matched by operation, at scenarios\/role-matrix\.yaml:\d+:\d+/);
    expect(stdout).toMatch(/control +POST \/orders \w+/);
    expect(stdout).toMatch(/recipe +POST \/orders with application\/json/);
  });

  test('--explain of an operation explains each of its scenarios', async () => {
    const { stdout } = await rolecall(['plan', '--explain', 'POST /orders']);
    expect(stdout).toMatch(/^POST \/orders anonymous$/m);
    expect(stdout).toMatch(/^POST \/orders editor token=expired$/m);
  });
});

test('a journal that nothing was written to is said in one line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-empty-'));
  await writeFile(join(folder, 'results.ndjson'), '');
  const { exitCode, stderr } = await rolecall(['report', folder]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: 'the journal is empty: the run was cut off before anything was written down, so start it anew\n',
  });
});
