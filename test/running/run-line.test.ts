import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { merge, readRun, resume, run } from '../../src/pipeline.ts';
import type { RunOptions } from '../../src/run-options.ts';
import { anExemptingContract } from './an-exempting-contract.ts';
import { runOptions, shardsOf } from './a-run.ts';
import { comparableConclusion } from './comparable.ts';

const by = { node: '24.0.0', platform: 'linux x64', ci: { name: 'CI' } };
let options: RunOptions;
let report: Report;
let folder: string;

beforeAll(async () => {
  const config = await anExemptingContract();
  folder = dirname(config);
  options = await runOptions({ config, by });
  report = await run(options);
}, 60_000);

describe('what the document says', () => {
  test('tags are those of operations that have any, gaps included, each once', () => {
    expect(report.run.tags).toEqual({
      'POST /orders': ['shop', 'money'],
      'POST /reports': ['office'],
      'POST /gap': ['nobody’s'],
    });
  });

  test('secured is what no alternative lets anybody call without a credential', () => {
    expect(report.run.secured).toEqual(['POST /orders', 'POST /reports']);
    expect(report.conclusion.coverage.undescribed).toEqual([{ operation: 'POST /reports', statuses: ['403'] }]);
  });
});

describe('what the files leave out', () => {
  test('entries that skip something of the run, by the resolved id', () => {
    expect(report.run.skipped).toEqual(['POST /status']);
    expect(report.run.skips).toEqual([
      { what: 'POST /orders viewer', reason: 'later', until: null },
      { what: 'POST /status', reason: 'breaks', until: '2027-02-01' },
    ]);
  });

  test('entries that accept deviations, while they last', () => {
    expect(report.run.accepts).toEqual([
      { scenario: 'POST /orders', reason: 'the shop, for now', until: null },
      { scenario: 'POST /orders visitor', reason: 'nobody is called so', until: null },
      { scenario: 'POST /reports viewer token=expired', reason: 'clocks differ', until: '2027-01-01' },
    ]);
  });

  test('an entry that speaks of nothing in the run is said with its place, and no other is', () => {
    const idle = report.run.warnings.filter((warning) => warning.includes('mend the id, or remove the entry'));
    expect(idle).toEqual([
      `${folder}/matrix.yaml:13:17 "POST /orders visitor" is no scenario of this run (rolecall plan --format ndjson lists them) and does nothing: mend the id, or remove the entry.`,
      `${folder}/matrix.yaml:14:17 nothing is asked of GET /orders, so "GET /orders" does nothing: mend the id, or remove the entry.`,
      `${folder}/a.scenario.yaml:5:18 nothing is asked of POST /gap, so "POST /gap" does nothing: mend the id, or remove the entry.`,
      `${folder}/a.scenario.yaml:6:18 "POST /reports editor token=missing" is no scenario of this run (rolecall plan --format ndjson lists them) and does nothing: mend the id, or remove the entry.`,
    ]);
  });

  test('rules that are for methods that are not run, as written', async () => {
    const unmatched = [
      { rule: 'GET /orders', at: `${folder}/matrix.yaml:4:3` },
      { rule: 'GET /**', at: `${folder}/matrix.yaml:9:3` },
    ];
    expect(report.run.unmatched).toEqual(unmatched);
    expect(report.conclusion.coverage.unmatched).toEqual(unmatched);
    const all = await run({ ...options, methods: ['GET', 'POST'] });
    // More precise rules decide all that it matches: it is for the run nevertheless.
    expect(all.run.unmatched).toEqual([]);
  });

  test('what is not selected is not said to do nothing', async () => {
    const { run: line } = await run({ ...options, only: ['POST /reports'] });
    expect(line.warnings).toEqual(report.run.warnings);
    expect(line.accepts?.map(({ scenario }) => scenario)).toEqual(['POST /reports viewer token=expired']);
    expect(line.skips).toEqual([]);
  });
});

test('the run says where it was run and when it ended, and still does when it is read again', async () => {
  expect(report.run.by).toEqual(by);
  expect(Date.parse(report.conclusion.ended ?? '') - Date.parse(report.run.started)).toBe(report.conclusion.ms);
  const again = await readRun(report.folder);
  expect(again.run).toEqual(report.run);
  expect(again.conclusion.ended).toBe(report.conclusion.ended);
});

test('a run that goes on keeps what it began with, and one that was cut off does not say when it ended', async () => {
  const stop = new AbortController();
  const cut = await run({ ...options, signal: stop.signal, onExchange: () => stop.abort() });
  expect(cut.conclusion).toMatchObject({ interrupted: true, ended: expect.any(String) });
  const file = join(cut.folder, 'results.ndjson');
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  await writeFile(file, [...lines.slice(0, -1), ''].join('\n'));
  expect((await readRun(cut.folder)).conclusion).toMatchObject({ interrupted: true, ended: null });
  const whole = await resume(cut.folder, { ...options, by: { ...by, node: '24.9.9' } });
  expect(whole.run).toEqual(cut.run);
  expect(whole.run.by).toEqual(by);
  expect(whole.conclusion).toMatchObject({ interrupted: false, ended: expect.any(String) });
});

test('merged shards have all of it, in the order of an unsharded run; each shard has its own', async () => {
  const shards = await shardsOf(4, options);
  expect(new Set(shards.map(({ run: line }) => JSON.stringify(line.skips))).size).toBeGreaterThan(1);
  const merged = await merge(shards.map((shard) => shard.folder).toReversed(), options);
  const without = (whole: Report) => ({ ...(comparableConclusion(whole) as object), requests: 0 });
  expect(without(merged)).toEqual(without(report));
  for (const member of ['tags', 'skips', 'accepts', 'secured', 'unmatched', 'by'] as const)
    expect(JSON.stringify(merged.run[member])).toBe(JSON.stringify(report.run[member]));
});

test('a merged run was run where its first shard was', async () => {
  const shardBy = (index: number) =>
    run({ ...options, by: { ...by, node: `24.0.${index}` }, shard: { index, count: 2 } });
  const shards = [await shardBy(1), await shardBy(2)];
  const merged = await merge(shards.map((shard) => shard.folder).toReversed(), options);
  expect(merged.run.by?.node).toBe('24.0.1');
});
