import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

let cwd: string;
const run = (...args: readonly string[]) => rolecall(['run', '--quiet', ...args], { cwd });
const lock = () => readFile(join(cwd, 'rolecall.lock.json'), 'utf8');
const narrowed = async () => {
  const text = await lock();
  const changed = text.replace(
    '"POST /orders viewer": "refused 403 for permission, proven"',
    '"POST /orders viewer": "admitted, proven"',
  );
  expect(changed).not.toBe(text);
  await writeFile(join(cwd, 'rolecall.lock.json'), changed);
};

beforeAll(async () => {
  cwd = await aContract();
});

describe('a run that goes on', () => {
  let folder: string;
  /** A run that was cut off after so many lines of its journal. */
  const cut = async (keep: (lines: readonly string[]) => number) => {
    const file = join(folder, 'results.ndjson');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${lines.slice(0, keep(lines)).join('\n')}\n`);
  };
  const firstSettled = (lines: readonly string[]) => lines.findIndex((line) => line.includes('"type":"settled"')) + 1;
  beforeEach(async () => {
    await run('--update-lock');
    await narrowed();
    await rm(join(cwd, 'cut'), { recursive: true, force: true });
    await run('-o', 'cut');
    const [name = ''] = await readdir(join(cwd, 'cut'));
    folder = join(cwd, 'cut', name);
  });
  const resumed = () => run('--resume', folder);

  test('keeps to what it began with, whatever became of the file', async () => {
    await cut(firstSettled);
    await run('--update-lock');
    expect((await resumed()).stdout).toMatch(/^Not as in rolecall\.lock\.json: 1 narrowed;/);
    await cut(firstSettled);
    await rm(join(cwd, 'rolecall.lock.json'));
    expect((await resumed()).stdout).toMatch(/^Not as in rolecall\.lock\.json: 1 narrowed;/);
  });

  test('which was cut off among the cells of the baseline is held against all of them', async () => {
    for (const lines of [1, 2]) {
      await cut(() => lines);
      const { exitCode, stdout } = await resumed();
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: expect.stringMatching(/: 1 narrowed; /) });
    }
  });

  test('writes the baseline only where it began to', async () => {
    const { exitCode, stderr } = await run('--resume', folder, '--update-lock');
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('cannot be used with') });
    const before = await lock();
    await rm(join(cwd, 'cut'), { recursive: true });
    await run('--update-lock', '-o', 'cut');
    const after = await lock();
    const [name = ''] = await readdir(join(cwd, 'cut'));
    folder = join(cwd, 'cut', name);
    await cut(firstSettled);
    await writeFile(join(cwd, 'rolecall.lock.json'), before);
    expect((await resumed()).exitCode).toBe(0);
    expect(await lock()).toBe(after);
  });

  test('goes on without a baseline where it began without one', async () => {
    await rm(join(cwd, 'rolecall.lock.json'));
    await rm(join(cwd, 'cut'), { recursive: true });
    await run('-o', 'cut');
    const [name = ''] = await readdir(join(cwd, 'cut'));
    folder = join(cwd, 'cut', name);
    await cut(firstSettled);
    await run('--update-lock');
    await narrowed();
    expect((await resumed()).exitCode).toBe(0);
  });
});
