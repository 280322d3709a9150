import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/model/report.ts';
import { run } from '../../src/pipeline.ts';
import type { RunOptions } from '../../src/run-options.ts';
import { root } from '../commands/rolecall.ts';

/** Options of a run of the sample contract against the embedded API, in a folder of its own. */
export async function runOptions(change: Partial<RunOptions> = {}): Promise<RunOptions> {
  return {
    config: join(root, 'rolecall.yaml'),
    environment: 'embedded',
    today: '2026-11-28',
    strategy: 'pairs',
    seed: 1,
    only: [],
    concurrency: 8,
    timeoutMs: 10_000,
    mutate: [],
    output: await mkdtemp(join(tmpdir(), 'rolecall-many-')),
    variables: {},
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
    ...change,
  };
}

/** The folders of all shards of one run, each run like the others. */
export async function shardsOf(count: number, options: RunOptions): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (let index = 1; index <= count; index++) reports.push(await run({ ...options, shard: { index, count } }));
  return reports;
}
