import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

let cwd: string;
const run = (...args: readonly string[]) => rolecall(['run', '--quiet', ...args], { cwd });
const file = () => join(cwd, 'rolecall.lock.json');
const lock = () => readFile(file(), 'utf8');
const changed = async (from: string | RegExp, to: string) => {
  const text = await lock();
  expect(text).toMatch(from);
  await writeFile(file(), text.replace(from, to));
};

beforeAll(async () => {
  cwd = await aContract();
});

test('--update-lock writes how every cell stands, and the next run is green', async () => {
  const first = await run('--update-lock');
  expect(first.stderr).toMatch(/^rolecall\.lock\.json holds \d+ cells of embedded, which is new in it\n$/);
  expect(first.exitCode).toBe(0);
  const written = await lock();
  expect(written).toContain('"POST /orders viewer": "refused 403 for permission, proven"');
  // A list of permissions, and nothing of this run.
  expect(written).not.toMatch(/127\.0\.0\.1|20\d\d-/);
  expect((await run()).exitCode).toBe(0);
  const again = await run('--update-lock');
  expect(again.stderr).toMatch(/: no difference\n$/);
  expect(await lock()).toBe(written);
});

test('what changed since makes exit code 2, is told, and a report says the same again', async () => {
  await changed(
    '"POST /orders viewer": "refused 403 for permission, proven"',
    '"POST /orders viewer": "admitted, proven"',
  );
  const { exitCode, stdout } = await run('--format', 'terminal');
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^Not as in rolecall\.lock\.json: 1 narrowed; /);
  expect(stdout).toContain('NOT AS IN rolecall.lock.json\n  NARROWED · 1 cell');
  expect(stdout).toContain('→ where it is meant: rolecall run --update-lock');
  const folder = /^ {2}run +(.*)$/m.exec(stdout)?.[1] ?? '';
  const shown = await rolecall(['report', folder], { cwd });
  expect(shown.exitCode).toBe(2);
  expect(stdout).toContain(shown.stdout.trimEnd());
  // The rest of the contract is as it was.
  expect((await run('--only', 'POST /reports')).exitCode).toBe(0);
  expect((await run('--only', 'POST /orders viewer')).exitCode).toBe(2);
});

test('a planted defect is no change of the target', async () => {
  const { stdout, exitCode } = await run('--mutate', 'role-check-dropped', '--format', 'terminal');
  expect(exitCode).toBe(1);
  expect(stdout).not.toContain('NOT AS IN');
});

test('--update-lock says what changed, and leaves the entries of others as they are', async () => {
  await changed(
    '  "environments": {\n',
    '  "environments": {\n    "staging": {\n      "strategy": "full",\n      "cells": {}\n    },\n',
  );
  const [, before = ''] = (await lock()).split('"embedded"');
  const { stderr, exitCode } = await run('--update-lock');
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/ cells of embedded: 1 narrowed\n$/);
  const text = await lock();
  expect(text).toMatch(/^ {4}"staging": \{\n {6}"strategy": "full",\n {6}"cells": \{\}\n {4}\},$/m);
  const asNow = [
    '"POST /orders viewer": "admitted, proven"',
    '"POST /orders viewer": "refused 403 for permission, proven"',
  ];
  expect(text.split('"embedded"')[1]).toBe(before.replace(asNow[0] ?? '', asNow[1] ?? ''));
});

test.for([['--only', 'POST /orders'], ['--failed'], ['--mutate', 'role-check-dropped'], ['--dry-run']])(
  '--update-lock does not go with %s',
  async (others) => {
    const before = await lock();
    const { exitCode, stderr } = await run('--update-lock', ...others);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('cannot be used with') });
    expect(await lock()).toBe(before);
  },
);

test('without a rolecall.yaml of its own there is no baseline to write, and nothing is sent', async () => {
  const { exitCode, stderr, stdout } = await run('--update-lock', '--spec', 'api.json');
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toMatch(/^--update-lock needs the rolecall\.yaml/);
});

test('an environment that the baseline does not know is said, and a file that is wrong stops the run', async () => {
  await changed('"embedded"', '"renamed"');
  const { exitCode, stdout } = await run('--format', 'terminal');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    'rolecall.lock.json holds nothing of the environment embedded: rolecall run --update-lock adds it',
  );
  await changed('"renamed"', '"embedded"');
  await changed('"admitted, proven"', '"admited, proven"');
  const wrong = await run();
  expect(wrong.exitCode).toBe(3);
  expect(wrong.stderr).toMatch(/^rolecall\.lock\.json:\d+:\d+ "POST .*" is "admited, proven": expected/);
});
