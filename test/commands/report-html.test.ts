import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditIslands, type AuditIslands } from '../report/audit-islands.ts';
import { aContract } from './a-contract.ts';
import { rolecall } from './rolecall.ts';

const runs = '.rolecall/runs';
let cwd: string;
let healthy = '';
let planted = '';
const run = (...args: readonly string[]) => rolecall(['run', ...args], { cwd });
const reportHtml = (...args: readonly string[]) => rolecall(['report', 'html', ...args], { cwd });
const islandsOf = async (file: string) => auditIslands(await readFile(join(cwd, file), 'utf8'));

beforeAll(async () => {
  cwd = await aContract();
  await run('--quiet', '--update-lock');
  await run('--quiet', '--mutate', 'role-check-dropped');
  [healthy = '', planted = ''] = (await readdir(join(cwd, runs))).toSorted();
});

test('the last run is written into its folder, and its path is printed; what the run came to ends nothing', async () => {
  const file = join(runs, planted, 'report.html');
  expect(await reportHtml()).toEqual({ exitCode: 0, stdout: `${file}\n`, stderr: '' });
  const { overview } = await islandsOf(file);
  expect(overview).toMatchObject({ run: { id: planted }, folder: join(runs, planted), since: [] });
  expect(overview.conclusion.exitCode).toBe(1);
});

test('a run that is named is written where it is said', async () => {
  expect(await reportHtml(healthy, '--output', 'out/audit.html')).toMatchObject({ stdout: 'out/audit.html\n' });
  expect((await islandsOf('out/audit.html')).overview.run.id).toBe(healthy);
});

test('it is held against earlier runs and baselines, in the order in which they are named', async () => {
  const { exitCode, stderr } = await reportHtml(
    '--since',
    healthy,
    '--since',
    'rolecall.lock.json',
    '-o',
    'since.html',
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const [first, second] = (await islandsOf('since.html')).overview.since;
  expect(first).toMatchObject({ before: { kind: 'run', name: healthy }, whole: true });
  expect(first?.earlier).toMatchObject({ exitCode: expect.any(Number), cells: expect.any(Number) });
  expect(second).toMatchObject({ before: { kind: 'baseline', name: 'rolecall.lock.json' }, earlier: null });
  expect(first?.counts.widened).toBeGreaterThan(0);
  expect(second?.counts).toEqual(first?.counts);
  expect(first?.changes).toHaveLength(Object.values(first?.counts ?? {}).reduce((sum, count) => sum + count, 0));
});

test('`previous` is the whole run before it in the same environment', async () => {
  expect(await reportHtml(planted, '--since', 'previous', '-o', 'previous.html')).toMatchObject({ exitCode: 0 });
  expect((await islandsOf('previous.html')).overview.since[0]?.before.name).toBe(healthy);
  // A selection says nothing of what it left out.
  await run('--quiet', '--only', 'POST /orders', '--output', 'others');
  await run('--quiet', '--output', 'others');
  const [, whole = ''] = (await readdir(join(cwd, 'others'))).toSorted();
  const none = await reportHtml(join('others', whole), '--since', 'previous');
  expect(none).toMatchObject({ exitCode: 3, stdout: '' });
  expect(none.stderr).toMatch(/^there is no earlier run of the environment embedded in others to hold /);
});

test('the command that it shows asks the same once more', async () => {
  await run('--quiet', '--reporter', 'html=r.html', '--only', 'POST /orders', '--strategy', 'single', '--seed', '7');
  const { overview, cells } = await islandsOf('r.html');
  const [, , ...words] = overview.repeat
    .replaceAll(/'([^']*)'/g, (_, word: string) => word.replaceAll(' ', '\0'))
    .split(' ');
  const again = words.map((word) => word.replaceAll('\0', ' '));
  expect(again).toContain('POST /orders');
  await rolecall([...again, '--quiet', '--reporter', 'html=again.html'], { cwd });
  const repeated = await islandsOf('again.html');
  expect(repeated.overview.repeat).toBe(overview.repeat);
  expect(repeated.overview.run).toMatchObject({ seed: 7, strategy: 'single', partial: true });
  expect(repeated.cells.point).toEqual(cells.point);
});

test('run writes the same, and says where it is', async () => {
  const { stdout } = await run('--reporter', 'html');
  const [, file = ''] = /^Report: (.*)$/m.exec(stdout) ?? [];
  expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([
    `Report: ${file}`,
    'See what a failure looks like: npx rolecall run --mutate role-check-dropped',
  ]);
  const written = await readFile(join(cwd, file), 'utf8');
  await reportHtml('last', '--output', 'again.html');
  expect(await readFile(join(cwd, 'again.html'), 'utf8')).toBe(written);
  const { stdout: printed } = await rolecall(['report', file.split('/').at(-2) ?? '', '--format', 'html'], { cwd });
  expect(printed).toBe(written);
});

test('where standard output is for programs, or to be short, it is not said', async () => {
  const quiet = await run('--reporter', 'html=a.html', '--quiet');
  const ndjson = await run('--reporter', 'html=b.html', '--format', 'ndjson');
  expect(quiet.stdout + ndjson.stdout).not.toContain('Report: ');
});

describe('in journals of every kind', () => {
  test('the id of a cell is its operation and what stands after it, and an operation has one island', async () => {
    for (const shard of ['1/2', '2/2']) await run('--quiet', '--shard', shard, '--output', 'shards');
    const folders = (await readdir(join(cwd, 'shards'))).map((name) => join('shards', name));
    await rolecall(['report', 'merge', '--quiet', '--output', 'merged', ...folders], { cwd });
    const [merged = ''] = await readdir(join(cwd, 'merged'));
    await run('--quiet', '--output', 'cut');
    const [cut = ''] = await readdir(join(cwd, 'cut'));
    await cutAfterFirst(join(cwd, 'cut', cut, 'results.ndjson'));
    await run('--quiet', '--resume', join('cut', cut));
    for (const named of [healthy, planted, join('merged', merged), join('cut', cut)]) {
      await reportHtml(named, '--output', 'law.html');
      const islands = await islandsOf('law.html');
      expect(idsOf(islands)).toEqual(islands.evidence.flatMap(({ cells }) => cells.map(({ verdict }) => verdict.id)));
      expect(islands.evidence).toHaveLength(islands.cells.operation.texts.length);
      expect(islands.evidence).toHaveLength(islands.overview.run.operations.length);
    }
  });
});

/** As if the run had been killed once an operation was settled. */
async function cutAfterFirst(journal: string): Promise<void> {
  const lines = (await readFile(journal, 'utf8')).split('\n');
  const settled = lines.findIndex((line) => line.includes('"type":"settled"'));
  expect(settled).toBeGreaterThan(0);
  await writeFile(journal, `${lines.slice(0, settled + 1).join('\n')}\n`);
}

function idsOf({ cells: { operation, point } }: AuditIslands): string[] {
  return operation.cells.map((number, index) => `${operation.texts[number]} ${point.texts[point.cells[index] ?? -1]}`);
}

test.for<[string, readonly string[], string]>([
  ['no such run', ['nothing'], 'nothing holds no results.ndjson: name the folder of a run'],
  ['no such side', ['--since', 'nothing'], 'nothing is neither there nor a run in .rolecall/runs'],
  ['a file that is no baseline', ['--since', 'matrix.yaml'], 'matrix.yaml:2:1 unknown key "roles"'],
  ['an environment that is not there', ['--since', 'rolecall.lock.json', '--env', 'prod'], 'it holds embedded'],
  ['a file that cannot be', ['-o', 'matrix.yaml/a.html'], 'matrix.yaml/a.html cannot be written'],
  ['two runs', ['last', 'last'], 'too many arguments'],
])('bad usage, exit code 3: %s', async ([, args, complaint]) => {
  const { exitCode, stdout, stderr } = await reportHtml(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toContain(complaint);
});

test('where nothing was run yet, it is said what to do', async () => {
  const { exitCode, stderr } = await rolecall(['report', 'html'], { cwd: await aContract() });
  expect(exitCode).toBe(3);
  expect(stderr).toBe(
    'there is no run in .rolecall/runs to show: start with rolecall run, or name the folder of one\n',
  );
});
