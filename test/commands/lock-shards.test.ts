import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
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

/** Two shards, in folders of their own, as two machines have them; and their merged run. */
async function merged(...args: readonly string[]) {
  await rm(join(cwd, 'shards'), { recursive: true, force: true });
  const shards = [];
  for (const shard of ['1/2', '2/2']) shards.push(await run('--shard', shard, '-o', 'shards', ...args));
  const folders = (await readdir(join(cwd, 'shards'))).map((name) => join('shards', name));
  const whole = await rolecall(['report', 'merge', '--quiet', ...folders], { cwd });
  return { shards, whole };
}

beforeAll(async () => {
  cwd = await aContract();
});

describe('shards', () => {
  test('with --update-lock write nothing, and their merged run writes what an unsharded run does', async () => {
    expect((await run('--update-lock')).exitCode).toBe(0);
    const unsharded = await lock();
    await rm(join(cwd, 'rolecall.lock.json'));
    const { shards, whole } = await merged('--update-lock');
    for (const { stderr, exitCode } of shards) expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(whole.stderr).toMatch(/^rolecall\.lock\.json holds \d+ cells of embedded, which is new in it\n$/);
    expect(await lock()).toBe(unsharded);
  });

  test.for([{ only: [] }, { only: ['--only', 'POST /orders', '--only', 'POST /open'] }])(
    'are not held against it, their merged run is ($only)',
    async ({ only }) => {
      await run('--update-lock');
      expect((await merged(...only)).whole.exitCode).toBe(0);
      await narrowed();
      const { shards, whole } = await merged(...only);
      expect(shards.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
      const alone = await run(...only);
      expect(whole.exitCode).toBe(2);
      expect(alone.exitCode).toBe(2);
      const first = (text: string) => /^Not as in .*?;/.exec(text)?.[0];
      expect(first(whole.stdout)).toBe('Not as in rolecall.lock.json: 1 narrowed;');
      expect(first(whole.stdout)).toBe(first(alone.stdout));
    },
  );
});
