import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { standingsOf } from '../../src/commands/standings-of.ts';
import { mutations } from '../../src/embedded/mutations.ts';
import { compare } from '../../src/judge/compare.ts';
import type { ChangeKind } from '../../src/model/change-kinds.ts';
import type { Mutation } from '../../src/model/mutation.ts';
import { run } from '../../src/pipeline.ts';

let output: string;
let healthy: ReadonlyMap<string, string>;
beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'rolecall-planted-'));
  healthy = await sample([]);
});
afterAll(() => rm(output, { recursive: true }));

async function sample(mutate: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const report = await run({
    config: join(import.meta.dirname, '../../rolecall.yaml'),
    environment: 'embedded',
    today: '2026-11-23',
    strategy: 'pairs',
    seed: 1,
    only: [],
    concurrency: 4,
    timeoutMs: 10_000,
    mutate,
    output,
    variables: {},
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
  });
  return await standingsOf(report);
}

/** As what a defect is told that a good contract catches as this. */
const toldAs = {
  'over-permissive': 'widened',
  'over-restrictive': 'narrowed',
  'wrong-refusal': 'reason',
} as const satisfies Record<Mutation['caughtAs'], ChangeKind>;

test('two runs of the same server differ in nothing', async () => {
  const after = await sample([]);
  expect(healthy.size).toBeGreaterThan(300);
  expect(compare({ before: healthy, after, whole: true }).groups).toEqual([]);
});

// Every registered defect changes an outcome of the sample contract: one that did not would fail here and be named.
test.for(Object.entries(mutations))(
  '%s shows as what it is against a healthy baseline',
  async ([name, { caughtAs }]) => {
    const { counts, groups } = compare({ before: healthy, after: await sample([name]), whole: true });
    expect(counts[toldAs[caughtAs]]).toBeGreaterThan(0);
    // Whoever is let in by mistake keeps nobody out, and the other way round; reasons and proofs follow from either.
    if (caughtAs !== 'over-permissive') expect(counts.widened).toBe(0);
    if (caughtAs !== 'over-restrictive') expect(counts.narrowed).toBe(0);
    // The same contract wanted none of it.
    expect(groups.filter(({ matrixToo }) => matrixToo)).toEqual([]);
    expect(counts.appeared).toBe(0);
  },
);
