import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { changeKinds } from '../../src/model/change-kinds.ts';
import { differenceDocument } from '../../src/model/difference.ts';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

let cwd: string;
const lock = 'rolecall.lock.json';
const run = async (...args: readonly string[]) => {
  const { stdout } = await rolecall(['run', '--quiet', '--format', 'terminal', ...args], { cwd });
  return /^ {2}run +(.*)$/m.exec(stdout)?.[1] ?? '';
};
const diff = (...args: readonly string[]) => rolecall(['diff', ...args], { cwd });
let healthy: string;
let planted: string;

beforeAll(async () => {
  cwd = await aContract();
  healthy = await run('--update-lock');
  planted = await run('--mutate', 'role-check-dropped');
});

test('without arguments the last run is held against the baseline', async () => {
  const { exitCode, stdout } = await diff();
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^\d+ widened\n {2}before {4}baseline rolecall\.lock\.json, environment embedded\n/);
  expect(stdout).toContain('viewer: refused 403 for permission, proven → admitted, over-permissive');
});

test('runs are named by folder, by name and as the last one', async () => {
  expect((await diff(healthy, planted)).exitCode).toBe(1);
  const name = healthy.split('/').at(-1) ?? '';
  expect((await diff(name, 'last')).exitCode).toBe(1);
  const same = await diff(lock, healthy);
  expect(same).toMatchObject({ exitCode: 0, stderr: '' });
  expect(same.stdout).toMatch(/^No difference\n/);
  // The other way round, nobody gets in who did not.
  expect(await diff(planted, healthy)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+ narrowed\n/) });
});

test.for<[string, number]>([
  ['widened', 1],
  ['narrowed', 0],
  ['narrowed,widened', 1],
  ['any', 1],
  ['none', 0],
])('--fail-on %s ends with %i', async ([kinds, exitCode]) => {
  expect((await diff('--fail-on', kinds)).exitCode).toBe(exitCode);
});

test('JSON holds every change, Markdown a list for a pull request', async () => {
  const json = await diff('--format', 'json');
  const { changes, counts, after } = differenceDocument.parse(JSON.parse(json.stdout));
  expect(changes.length).toBe(counts.widened);
  expect(after).toMatchObject({ kind: 'run', environment: 'embedded' });
  expect(Object.keys(counts)).toEqual(Object.keys(changeKinds));
  const { stdout } = await diff('--format', 'markdown');
  expect(stdout).toMatch(/^### Permissions: \d+ widened\n/);
});

test('a change that the matrix wants as well is told as such', async () => {
  const matrix = join(cwd, 'matrix.yaml');
  const text = await readFile(matrix, 'utf8');
  await writeFile(matrix, text.replace('POST /orders: editor', 'POST /orders: viewer'));
  const meant = await run();
  await writeFile(matrix, text);
  const { stdout, exitCode } = await diff(healthy, meant);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(
    'POST /orders viewer: refused 403 for permission, proven → admitted, proven (the matrix changed, too)',
  );
});

test('a part is compared in what both have', async () => {
  const part = await run('--only', 'POST /orders');
  const { stdout, exitCode } = await diff(lock, part);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^No difference\n[^]*one side is a part only/);
});

test('of a baseline with several environments the one of the run is meant, or the one that is named', async () => {
  const text = await readFile(join(cwd, lock), 'utf8');
  const many = text.replace(
    '"environments": {\n',
    '"environments": {\n    "staging": {\n      "strategy": "pairs",\n      "cells": {}\n    },\n',
  );
  await writeFile(join(cwd, 'many.json'), many);
  expect(await diff('many.json', healthy)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^No diff/) });
  const named = await diff('many.json', healthy, '--env', 'staging', '--fail-on', 'appeared');
  expect(named).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/^\d+ appeared\n/) });
  const unclear = await diff('many.json', 'many.json');
  expect(unclear).toEqual({
    exitCode: 3,
    stdout: '',
    stderr: 'many.json: name one of its environments with --env: it holds staging, embedded\n',
  });
});

test.for<[string, readonly string[], string]>([
  ['no such side', ['nothing', 'last'], 'nothing is neither there nor a run in .rolecall/runs'],
  ['a folder without a run', ['.', 'last'], '. holds no results.ndjson'],
  ['a kind that does not exist', ['--fail-on', 'widend'], 'Did you mean widened?'],
  ['a format that does not exist', ['--format', 'html'], 'Expected one of: terminal, markdown, json'],
  ['an environment that is not there', ['--env', 'prod'], 'holds nothing of the environment prod: it holds embedded'],
  ['a file that is no baseline', ['matrix.yaml', 'last'], 'matrix.yaml:2:1 unknown key "roles"'],
  ['more than two', ['a', 'b', 'c'], 'too many arguments'],
])('bad usage, exit code 3: %s', async ([, args, complaint]) => {
  const { exitCode, stdout, stderr } = await diff(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toContain(complaint);
});

test('where nothing was run yet, or written down, it is said what to do', async () => {
  const empty = await aContract();
  const last = await rolecall(['diff', 'last', 'last'], { cwd: empty });
  expect(last).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('start with rolecall run') });
  await rolecall(['run', '--quiet'], { cwd: empty });
  const none = await rolecall(['diff'], { cwd: empty });
  expect(none).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('rolecall.lock.json') });
});

test('without arguments the baseline is the file that rolecall.yaml names for it', async () => {
  const elsewhere = await aContract();
  await appendFile(join(elsewhere, 'rolecall.yaml'), 'baseline: ci/lock.json\n');
  await mkdir(join(elsewhere, 'ci'));
  await rolecall(['run', '--quiet', '--update-lock'], { cwd: elsewhere });
  const same = await rolecall(['diff'], { cwd: elsewhere });
  expect(same).toMatchObject({ exitCode: 0, stderr: '' });
  expect(same.stdout).toMatch(/^No difference\n {2}before {4}baseline ci\/lock\.json, environment embedded\n/);
});
