import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

let cwd: string;
let output: string;
const run = (...args: readonly string[]) => rolecall(['run', '--quiet', '--output', output, ...args], { cwd });
const ids = (stdout: string): string[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => {
      const { id }: { id: string } = JSON.parse(line);
      return id;
    });

beforeAll(async () => {
  cwd = await aContract();
  output = join(cwd, 'runs');
});

test('--failed without any run is said in one line', async () => {
  const { exitCode, stderr } = await run('--failed');
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^there is no run in .* whose failures could be run again: start with rolecall run.*\n$/);
});

test('--failed runs what did not pass in the last run, with what its proof needs', async () => {
  expect((await run('--mutate', 'hidden-revealed')).exitCode).toBe(1);
  const [broken = ''] = await readdir(output);
  const report = await rolecall(['report', join(output, broken), '--format', 'ndjson']);
  const failed = report.stdout.split('\n').filter((line) => line !== '' && !line.includes('"verdict":"pass"'));
  const again = await run('--failed', '--format', 'ndjson', '--mutate', 'hidden-revealed');
  expect(again.exitCode).toBe(1);
  expect(failed).not.toEqual([]);
  for (const id of ids(failed.join('\n'))) expect(ids(again.stdout)).toContain(id);
  expect(ids(again.stdout)).not.toContain('POST /orders viewer');
});

test('--failed RUN takes the run that is named, by its folder or its name', async () => {
  const [broken = ''] = await readdir(output);
  expect((await run('--failed', broken)).stdout).toMatch(/^Proven: /);
  // The last run is green by now: there is nothing left to do.
  const { exitCode, stdout } = await run('--failed');
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Nothing to run again: /) });
  expect((await run('--failed', join(output, broken))).stdout).toMatch(/^Proven: /);
});

test('--failed names a run that is not there, and does not go with --only', async () => {
  expect(await run('--failed', 'nowhere')).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/^nowhere holds no/),
  });
  expect((await run('--failed', '--only', 'POST /orders')).stderr).toContain('cannot be used with');
});

test('--min-proven fails a run that proves less, and says how much it proved', async () => {
  await writeFile(join(cwd, 'skip.yaml'), 'rolecall: 1\nskip: [{ operation: POST /orders, reason: later }]\n');
  const skipping = (...args: readonly string[]) => run('--scenarios', 'skip.yaml', ...args);
  expect((await skipping('--min-proven', '50%')).exitCode).toBe(0);
  const { exitCode, stdout } = await skipping('--min-proven', '1');
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^Not proven: \d\d(\.\d)? % of the provable cells are proven, less than the 100 % asked for;/);
});
