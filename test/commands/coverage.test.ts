import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

let cwd: string;
const run = (...args: readonly string[]) => rolecall(['run', '--quiet', ...args], { cwd });
const listed = async (): Promise<Record<string, string>> => {
  const read: { unproven: Record<string, string> } = JSON.parse(
    await readFile(join(cwd, 'rolecall.coverage.json'), 'utf8'),
  );
  return read.unproven;
};
const list = (unproven: Record<string, string>) =>
  writeFile(join(cwd, 'rolecall.coverage.json'), JSON.stringify({ rolecall: 1, unproven }));

beforeAll(async () => {
  cwd = await aContract();
});

test('--update-coverage writes what is not proven, and the next run is held against it', async () => {
  const first = await run('--update-coverage');
  expect(first.stderr).toBe('rolecall.coverage.json lists 1 unproven operation: 1 added, 0 removed\n');
  expect(await listed()).toEqual({ 'POST /open': 'nothing to prove' });
  expect((await run()).exitCode).toBe(0);
});

test('what is unproven and not listed fails the run, but no part of it', async () => {
  await list({});
  const { exitCode, stdout } = await run();
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(
    /^Not proven: nothing is proven of POST \/open, which rolecall\.coverage\.json does not list;/,
  );
  expect((await run('--only', 'POST /orders')).exitCode).toBe(0);
});

test('what is listed and proven can be removed, and the report says so; it shows the same again', async () => {
  await list({ 'POST /open': 'x', 'POST /orders': 'x' });
  const { exitCode, stdout } = await run('--format', 'terminal');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('rolecall.coverage.json: 1 entry is proven now: run with --update-coverage');
  const folder = /^ {2}run +(.*)$/m.exec(stdout)?.[1] ?? '';
  expect(stdout).toContain((await rolecall(['report', folder], { cwd })).stdout.trimEnd());
});

test.for([['--only', 'POST /orders'], ['--failed'], ['--mutate', 'role-check-dropped'], ['--dry-run']])(
  '--update-coverage does not go with %s',
  async (others) => {
    const before = await listed();
    const { exitCode, stderr } = await run('--update-coverage', ...others);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('cannot be used with') });
    expect(await listed()).toEqual(before);
  },
);

test('without a rolecall.yaml of its own there is no baseline to write', async () => {
  const { exitCode, stderr } = await run('--update-coverage', '--spec', 'api.json');
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^--update-coverage needs the rolecall\.yaml/);
});
