import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

const check = ['--check', 'permissions=PERMISSIONS.md'];
let cwd: string;
const file = () => join(cwd, 'PERMISSIONS.md');
const run = (...args: readonly string[]) => rolecall(['run', '--quiet', ...args], { cwd });

beforeAll(async () => {
  cwd = await aContract();
});

test('a file that does not exist is told with the command that makes it, and is not written', async () => {
  const { exitCode, stderr } = await run(...check);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^PERMISSIONS\.md does not exist:\n--- PERMISSIONS\.md\n\+\+\+ permissions of this run\n@@ /);
  expect(existsSync(file())).toBe(false);
  const [, update = ''] = /update it: npx rolecall (.*)\n$/.exec(stderr) ?? [];
  expect((await rolecall(update.split(' '), { cwd })).exitCode).toBe(0);
  expect(await readFile(file(), 'utf8')).toContain('- `POST /orders` · `editor` may (proven)');
});

test('a file that says the same is green, on another port, at another time, and with the line ends of Windows', async () => {
  expect(await run(...check)).toMatchObject({ exitCode: 0, stderr: '' });
  const text = await readFile(file(), 'utf8');
  await writeFile(file(), text.replaceAll('\n', '\r\n'));
  expect(await run(...check)).toMatchObject({ exitCode: 0, stderr: '' });
  await writeFile(file(), text);
});

test('a file that says something else makes exit code 2, and shows what; a finding keeps its 1', async () => {
  const before = (await readFile(file(), 'utf8')).replace(
    '· `viewer` refused: 403 (proven)',
    '· `viewer` may (proven)',
  );
  await writeFile(file(), before);
  const { exitCode, stderr } = await run(...check);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('\n-- `POST /orders` · `viewer` may (proven)\n');
  expect(stderr).toContain('\n+- `POST /orders` · `viewer` refused: 403 (proven)\n');
  expect(await run('--mutate', 'role-check-dropped', ...check)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('PERMISSIONS.md does not say what this run says'),
  });
  expect(await readFile(file(), 'utf8')).toBe(before);
});

test('report compares as run does', async () => {
  await run('--output', 'kept');
  const [folder = ''] = await readdir(join(cwd, 'kept'));
  const again = await rolecall(['report', join('kept', folder), '--quiet', ...check], { cwd });
  expect(again).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('+- `POST /orders` · `viewer` refused') });
});

test('shards are compared when they are one run, and not before', async () => {
  for (const shard of ['1/2', '2/2']) await run('--shard', shard, '--output', 'shards');
  const shards = (await readdir(join(cwd, 'shards'))).map((name) => join('shards', name));
  expect(await rolecall(['report', shards[0] ?? '', ...check], { cwd })).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(
      /^only a whole run can be checked against a file, and .* rolecall report merge .*\n$/,
    ),
  });
  const merged = (...args: readonly string[]) =>
    rolecall(['report', 'merge', ...shards, '--quiet', '--output', 'merged', ...args], { cwd });
  expect(await merged(...check)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('\n@@ ') });
  await merged('-r', 'permissions=PERMISSIONS.md');
  expect(await run(...check)).toMatchObject({ exitCode: 0, stderr: '' });
});

test.for([
  ['json=a.json', 'Every run says something else in json (times, ids). Expected one of: permissions'],
  ['permissions', 'Expected NAME=FILE'],
  ['permisions=a', 'Did you mean permissions?'],
  ['./own.mjs=a', '--check needs a reporter that says the same of every run, and ./own.mjs does not promise it'],
])('--check %s is refused in one line, before anything is sent', async ([named = '', why]) => {
  await writeFile(join(cwd, 'own.mjs'), "export default { summary: '', file: 'a', async *render() {} };");
  const { exitCode, stderr } = await run('--output', 'refused', '--check', named);
  expect({ exitCode, sent: existsSync(join(cwd, 'refused')) }).toEqual({ exitCode: 3, sent: false });
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toContain(why);
});

test.for([['--only', 'POST /orders'], ['--failed'], ['--dry-run'], ['--shard', '1/2']])(
  '--check does not go with %s: a part says less',
  async (others) => {
    const { exitCode, stderr } = await run(...check, ...others);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('cannot be used with') });
  },
);

test('a reporter of one’s own that promises to say the same can be checked', async () => {
  const text = "export default { summary: '', file: 'a', repeatable: true, async *render() { yield 'same\\n'; } };";
  await writeFile(join(cwd, 'steady.mjs'), text);
  await writeFile(join(cwd, 'steady.txt'), 'same\n');
  expect((await run('--check', './steady.mjs=steady.txt')).exitCode).toBe(0);
  await writeFile(join(cwd, 'steady.txt'), 'other\n');
  expect((await run('--check', './steady.mjs=steady.txt')).exitCode).toBe(2);
});
