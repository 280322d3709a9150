import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JournalLine } from '../../src/model/journal.ts';
import type { Report } from '../../src/model/report.ts';
import { merge, run } from '../../src/pipeline.ts';
import type { RunOptions } from '../../src/run-options.ts';
import { runOptions, shardsOf } from './a-run.ts';
import { comparableConclusion, comparableVerdicts } from './comparable.ts';

const foldersOf = (reports: readonly Report[]) => reports.map(({ folder }) => folder);
const merging = async () => ({ output: (await runOptions()).output, now: () => new Date() });

describe.for([
  { name: 'green', change: {} },
  { name: 'with defects', change: { mutate: ['role-check-dropped', 'hidden-revealed'] } },
])('the sample contract in sixteen shards, $name', ({ change }) => {
  let whole: Report;
  let shards: readonly Report[];
  let merged: Report;
  beforeAll(async () => {
    const options = await runOptions(change);
    whole = await run(options);
    shards = await shardsOf(16, options);
    merged = await merge(foldersOf(shards).toReversed(), await merging());
  }, 120_000);

  test('merged has the verdicts of the unsharded run, line by line', async () => {
    expect(await comparableVerdicts(merged)).toEqual(await comparableVerdicts(whole));
  });

  test('merged comes to the same, with as many requests but for those before the trials', () => {
    const without = (report: Report) => ({ ...(comparableConclusion(report) as object), requests: 0 });
    expect(without(merged)).toEqual(without(whole));
    expect(merged.conclusion.requests).toBe(shards.reduce((sum, { conclusion }) => sum + conclusion.requests, 0));
  });

  test('merged holds the operations in the order of the contract, each once', async () => {
    const lines = (await readFile(join(merged.folder, 'results.ndjson'), 'utf8')).trimEnd().split('\n');
    const settled = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'settled');
    expect(settled.map(({ operation }) => operation)).toEqual(whole.run.operations);
  });

  test('no shard is red for what the others prove', () => {
    for (const { conclusion, run: line } of shards) {
      const own = whole.conclusion.findings.some(({ operations, verdict }) =>
        operations.some((operation) => line.operations.includes(operation) && verdict !== 'note'),
      );
      expect(conclusion.exitCode).toBe(own ? 1 : 0);
      expect(conclusion.headline).toMatch(own ? /^Failed in shard \d+ of 16: / : /^No finding in shard \d+ of 16: /);
    }
  });
});

describe('folders that are not the shards of one run', () => {
  let options: RunOptions;
  let first: string;
  let second: string;
  let whole: string;
  beforeAll(async () => {
    options = await runOptions();
    [first = '', second = ''] = foldersOf(await shardsOf(2, options));
    whole = (await run({ ...options, only: ['POST /orders'] })).folder;
  }, 60_000);
  const refused = async (folders: readonly string[]) => {
    const error: unknown = await merge(folders, await merging()).catch((caught: unknown) => caught);
    return error instanceof Error ? error.message : 'merged';
  };

  test('a missing shard, a doubled one and a whole run are named', async () => {
    expect(await refused([first])).toBe(`shard 2 of 2 is missing among ${first}: name the folders of all shards`);
    expect(await refused([first, second, first])).toBe(`${first} and ${first} are both shard 1 of 2: name one of them`);
    expect(await refused([first, whole])).toBe(
      `${whole} is no shard but a whole run: merge the folders of rolecall run --shard i/n`,
    );
  });

  test('another seed, strategy or number of shards is said', async () => {
    const other = async (change: Partial<RunOptions>) => (await run({ ...options, ...change })).folder;
    const shard = { index: 2, count: 2 };
    const seeded = await other({ shard, seed: 2 });
    expect(await refused([first, seeded])).toContain(
      `${first} and ${seeded} are of different contracts, they differ in the seed`,
    );
    expect(await refused([first, await other({ shard, strategy: 'single' })])).toContain('the strategy');
    expect(await refused([first, await other({ shard: { index: 2, count: 3 } })])).toMatch(
      /is one of 2 shards, .* one of 3: merge those of one run/,
    );
  });
});

test('a floor is for the merged run: a shard that proves less is not red', async () => {
  const options = await runOptions({ only: ['POST /sessions', 'POST /orders'], minProven: 1 });
  const shards = await shardsOf(2, options);
  expect(shards.map(({ conclusion }) => conclusion.exitCode)).toEqual([0, 0]);
  const merged = await merge(foldersOf(shards), await merging());
  expect(merged.run).toMatchObject({ minProven: 1, partial: true });
  expect(merged.conclusion.exitCode).toBe((await run(options)).conclusion.exitCode);
});

test('of an operation that several shards asked, what the one that owns it found counts', async () => {
  const options = await runOptions();
  const expected = await comparableVerdicts(await run(options));
  const [first, second] = await shardsOf(2, options);
  if (!first || !second) throw new TypeError('two shards');
  const linesOf = async ({ folder }: Report) =>
    (await readFile(join(folder, 'results.ndjson'), 'utf8')).trimEnd().split('\n');
  // As Vitest leaves it where a credential is shown to be known by an operation of another shard alone.
  const [operation = ''] = first.run.operations;
  const partial = (await linesOf(first)).flatMap((text) => {
    const line: JournalLine = JSON.parse(text);
    if (line.type === 'exchange') return line.operation === operation ? [text.replace('"id":"', '"id":"x')] : [];
    return line.type === 'settled' && line.operation === operation ? [JSON.stringify({ ...line, cells: [] })] : [];
  });
  expect(partial.length).toBeGreaterThan(1);
  const lines = await linesOf(second);
  await writeFile(
    join(second.folder, 'results.ndjson'),
    [...lines.slice(0, -1), ...partial, ...lines.slice(-1), ''].join('\n'),
  );
  const merged = await merge(foldersOf([first, second]), await merging());
  expect(await comparableVerdicts(merged)).toEqual(expected);
});
