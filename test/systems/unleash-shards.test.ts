import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { merge, run } from '../../src/pipeline.ts';
import { shardsOf } from '../running/a-run.ts';
import { unleashOptions } from './unleash-options.ts';
import { postgresPrograms } from './unleash/postgres-programs.ts';
import { startUnleash, type Unleash } from './unleash/start-unleash.ts';

const lacking = existsSync(postgresPrograms)
  ? ''
  : ` (skipped: no PostgreSQL in ${postgresPrograms}, apt-get install postgresql-15)`;

describe.skipIf(lacking !== '')(`Unleash in four shards, one after another on one server${lacking}`, () => {
  let unleash: Unleash;
  let folder: string;
  let whole: Report;
  let shards: readonly Report[];
  let merged: Report;

  beforeAll(async () => {
    unleash = await startUnleash();
    folder = await mkdtemp(join(tmpdir(), 'rolecall-unleash-'));
    const options = await unleashOptions(unleash, folder);
    whole = await run(options);
    shards = await shardsOf(4, options);
    merged = await merge(
      shards.map((shard) => shard.folder),
      options,
    );
  }, 240_000);
  afterAll(async () => {
    await unleash[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  test('merged has the verdicts of the unsharded run', async () => {
    const expected = await verdictsOf(whole);
    expect(expected.size).toBeGreaterThan(1_000);
    expect(await verdictsOf(merged)).toEqual(expected);
  });

  test('merged comes to the same', () => {
    const summary = ({ run: { operations, skipped }, conclusion: { exitCode, share, findings } }: Report) => ({
      operations,
      skipped,
      exitCode,
      share,
      findings: findings.map(({ verdict, fault, operations: named }) => ({ verdict, fault, named })),
    });
    expect(summary(merged)).toEqual(summary(whole));
  });

  test('each shard has about its share of the scenarios, and none is red', async () => {
    const sizes = await Promise.all(shards.map(async (shard) => (await verdictsOf(shard)).size));
    expect(Math.max(...sizes)).toBeLessThan(1.5 * Math.min(...sizes));
    expect(shards.map(({ conclusion }) => conclusion.exitCode)).toEqual([0, 0, 0, 0]);
  });
});

/** By scenario: its verdict, why, and whether that is proven. */
async function verdictsOf({ judged }: Report): Promise<ReadonlyMap<string, string>> {
  const verdicts = new Map<string, string>();
  for await (const { verdict } of judged())
    verdicts.set(verdict.id, `${verdict.verdict} ${verdict.code ?? ''} ${verdict.proven ? 'proven' : ''}`);
  return verdicts;
}
