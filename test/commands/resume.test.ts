import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JournalLine } from '../../src/model/journal.ts';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** A run that was stopped when its first operation had finished: its folder, and what it printed. */
async function stopped(
  cwd: string,
  { signal = 'SIGKILL', args = [] }: { signal?: NodeJS.Signals; args?: readonly string[] } = {},
): Promise<{ readonly output: string; readonly folder: string; readonly stdout: string }> {
  const output = await mkdtemp(join(tmpdir(), 'rolecall-resume-'));
  const child = spawn(process.execPath, [cli, 'run', '-o', output, '--rps', '60', '--concurrency', '1', ...args], {
    cwd,
  });
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
  let stderr = '';
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString();
      if (/^\d+\/\d+ operations/m.test(stderr)) resolve();
    });
  });
  // What was settled reaches the file within a fifth of a second.
  await new Promise((resolve) => setTimeout(resolve, 300));
  child.kill(signal);
  await once(child, 'close');
  const [name = ''] = await readdir(output);
  return { output, folder: join(output, name), stdout };
}

/** What the journal holds: operations planned, operations settled, ids of exchanges. */
async function journalIn(
  folder: string,
): Promise<{ operations: readonly string[]; settled: readonly string[]; exchanges: readonly string[] }> {
  const text = await readFile(join(folder, 'results.ndjson'), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line): JournalLine => JSON.parse(line));
  return {
    operations: lines.flatMap((line) => (line.type === 'run' ? line.operations : [])),
    settled: lines.flatMap((line) => (line.type === 'settled' ? [line.operation] : [])),
    exchanges: lines.flatMap((line) => (line.type === 'exchange' ? [line.id] : [])),
  };
}

const inOrder = (names: readonly string[]) => names.toSorted((left, right) => left.localeCompare(right));

describe('a run that was killed', () => {
  let cwd: string;
  let killed: Awaited<ReturnType<typeof stopped>>;
  beforeAll(async () => {
    cwd = await aContract();
    killed = await stopped(cwd);
  });
  const run = (...args: readonly string[]) => rolecall(['run', '--quiet', '--output', killed.output, ...args], { cwd });

  test('is reported as interrupted, with the command that goes on', async () => {
    const { exitCode, stdout } = await rolecall(['report', killed.folder], { cwd });
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/^Interrupted: /);
    expect(stdout).toContain(`npx rolecall run --resume '${killed.folder}'`);
  });

  test('does not go on with other options, and says which', async () => {
    const { exitCode, stderr } = await run('--resume', '--seed', '7');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: `--seed is not what the run of ${killed.folder} was started with (1): leave it out, or start anew without --resume\n`,
    });
    expect((await run('--resume', '--only', 'POST /orders')).stderr).toMatch(/^--only is not .*\(without it\)/);
    expect((await run('--resume', '--failed')).stderr).toContain('cannot be used with');
  });

  test('does not go on with other files, and names the one that changed', async () => {
    const matrix = join(cwd, 'matrix.yaml');
    const before = await readFile(matrix, 'utf8');
    await writeFile(matrix, `${before}\n# changed\n`);
    const { exitCode, stderr } = await run('--resume');
    await writeFile(matrix, before);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^matrix\.yaml changed since the run of .* began: .*\n$/);
  });

  test('goes on where it was, half a line or not, and is complete', async () => {
    const before = (await journalIn(killed.folder)).settled;
    await appendFile(join(killed.folder, 'results.ndjson'), '{"type":"settled","operation":"POST /ord');
    const { exitCode, stdout } = await run('--resume', '--seed', '1');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Proven: /) });
    const { operations, settled, exchanges } = await journalIn(killed.folder);
    expect(settled.slice(0, before.length)).toEqual(before);
    expect(inOrder(settled)).toEqual(inOrder(operations));
    expect(new Set(exchanges).size).toBe(exchanges.length);
  });

  test('has nothing left to resume: its report is shown again, and nothing is sent', async () => {
    const before = await readFile(join(killed.folder, 'results.ndjson'), 'utf8');
    const { exitCode, stdout, stderr } = await run('--resume');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Proven: /) });
    expect(stderr).toMatch(/^Nothing to resume: the run of .* is complete\n$/);
    expect(await readFile(join(killed.folder, 'results.ndjson'), 'utf8')).toBe(before);
  });
});

test('a run that was interrupted with Ctrl-C prints how to go on, and goes on with what it was started with', async () => {
  const cwd = await aContract();
  const args = ['--seed', '5', '--mutate', 'role-check-dropped'];
  const { folder, stdout } = await stopped(cwd, { signal: 'SIGINT', args });
  expect(stdout).toContain(`npx rolecall run --resume '${folder}'`);
  const resumed = await rolecall(['run', '--quiet', '--resume', folder], { cwd });
  expect({ exitCode: resumed.exitCode, stdout: resumed.stdout }).toEqual({
    exitCode: 1,
    stdout: expect.stringMatching(/^Failed: role /),
  });
});

test('a shard that was killed goes on as that shard', async () => {
  const cwd = await aContract();
  const { folder } = await stopped(cwd, { args: ['--shard', '1/2'] });
  const { exitCode, stdout } = await rolecall(['run', '--quiet', '--resume', folder, '--shard', '1/2'], { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^No finding in shard 1 of 2: /) });
  const { operations, settled } = await journalIn(folder);
  expect(inOrder(settled)).toEqual(inOrder(operations));
});

test('--resume without any run, and of a run that wrote nothing, is said in one line', async () => {
  const output = await mkdtemp(join(tmpdir(), 'rolecall-resume-'));
  const none = await rolecall(['run', '-o', output, '--resume']);
  expect(none.exitCode).toBe(3);
  expect(none.stderr).toMatch(/^there is no run in .* that could be resumed: start with rolecall run.*\n$/);
  await writeFile(join(output, 'results.ndjson'), '{"type":"run","ro');
  const empty = await rolecall(['run', '--resume', output]);
  expect(empty.stderr).toMatch(/^the run of .* was interrupted before anything was written down: start anew/);
});
