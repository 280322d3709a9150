import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chosenEntry } from '../../src/load/chosen-entry.ts';
import { readBaseline } from '../../src/load/read-baseline.ts';
import { baselineText } from '../../src/model/baseline.ts';
import { entryOf } from '../../src/model/entry-of.ts';
import { RolecallError } from '../../src/model/rolecall-error.ts';
import { config, loading, vocabulary } from './loading.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-baseline-'));
});
afterAll(() => rm(folder, { recursive: true }));

const local = { strategy: 'pairs', cells: { 'POST /orders viewer': 'refused 403, proven' } };

async function read(text: string) {
  const file = join(folder, 'rolecall.lock.json');
  await writeFile(file, text);
  return await readBaseline(file, vocabulary).catch((error: unknown) => {
    if (error instanceof RolecallError) return error.message.replaceAll(`${folder}/`, '').split('\n');
    throw error;
  });
}

test('what was written is read, and comes out again byte for byte', async () => {
  const text = baselineText({ local, constructor: local });
  const again = await read(text);
  expect(again).toEqual({ local, constructor: local });
  expect(baselineText(again as Parameters<typeof baselineText>[0])).toBe(text);
});

test('a file that was formatted otherwise holds the same', async () => {
  expect(await read(JSON.stringify({ rolecall: 1, environments: { local } }))).toEqual({ local });
  expect(await read(baselineText({ local }).replaceAll('\n', '\r\n'))).toEqual({ local });
  expect(await read('{ "rolecall": 1 }')).toEqual({});
});

test.for<[string, string, string]>([
  [
    'a text that no cell stands as',
    baselineText({ local: { ...local, cells: { 'POST /orders viewer': 'refused, proven-ish' } } }),
    'rolecall.lock.json:7:32 "POST /orders viewer" is "refused, proven-ish": expected how a cell stands, such as "admitted, proven" or "refused 403, proven".',
  ],
  [
    'a key that is misspelt',
    baselineText({ local }).replace('"cells"', '"cell"'),
    'rolecall.lock.json:6:7 unknown key "cell", expected one of strategy, cells. Did you mean "cells"?',
  ],
  [
    'a cell that a merge left twice',
    baselineText({ local }).replace(/^( +"POST.*)$/m, '$1,\n$1'),
    'rolecall.lock.json:8:9 the key "POST /orders viewer" is written a second time here: keep one of the two.',
  ],
])('%s is said with its place', async ([, text, complaint]) => {
  expect(await read(text)).toEqual([complaint]);
});

test('the marks of a merge conflict are said with their place', async () => {
  const conflict = baselineText({ local }).replace(/^( +"POST.*)$/m, '<<<<<<< ours\n$1\n=======\n$1\n>>>>>>> theirs');
  expect(await read(conflict)).toEqual([expect.stringMatching(/^rolecall\.lock\.json:\d+:\d+ /)]);
});

test('no environment is there by birth', () => {
  expect(entryOf({ local }, 'constructor')).toBeUndefined();
  expect(entryOf({ local }, 'local')).toBe(local);
});

test('the environment is the one that is named, that of the other side, or the only one', () => {
  const both = { local, staging: local };
  const of = (baselines: typeof both | { local: typeof local }, environment?: string, other?: string) =>
    chosenEntry(baselines, { file: 'a.json', environment, other }).environment;
  expect(of(both, 'staging', 'local')).toBe('staging');
  expect(of(both, undefined, 'staging')).toBe('staging');
  expect(of({ local }, undefined, 'staging')).toBe('local');
  expect(() => of(both)).toThrow('a.json: name one of its environments with --env: it holds local, staging');
  expect(() => of(both, 'prod')).toThrow('a.json holds nothing of the environment prod: it holds local, staging');
  expect(() => chosenEntry({}, { file: 'a.json', environment: undefined, other: 'local' })).toThrow('--update-lock');
});

test('it stands next to rolecall.yaml, or where that says; only one that is named and missing is warned of', async () => {
  const there = await loading({ 'rolecall.lock.json': 'not even read' });
  expect(there.contract.baseline).toEqual({ file: join(there.folder, 'rolecall.lock.json'), exists: true });
  const none = await loading({});
  expect(none.contract.baseline?.exists).toBe(false);
  expect(none.warnings).toEqual([]);
  const named = await loading({ 'rolecall.yaml': `${config}baseline: ci/lock.json\n` });
  expect(named.warnings).toEqual([
    'rolecall.yaml:10:11 ci/lock.json is not there: write it with rolecall run --update-lock.',
  ]);
});

test('another document, matrix or set of methods is not held against it', async () => {
  const files = { 'rolecall.lock.json': baselineText({ local }) };
  expect((await loading(files, { spec: 'other.yaml' })).contract.baseline).toBeUndefined();
  expect((await loading(files, { methods: ['POST'] })).contract.baseline).toBeUndefined();
});
