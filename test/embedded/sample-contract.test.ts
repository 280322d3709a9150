import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutations } from '../../src/embedded/mutations.ts';
import type { Media } from '../../src/model/operation.ts';
import type { Report } from '../../src/model/report.ts';
import type { Direction } from '../../src/model/schemas.ts';
import { contractOf, run } from '../../src/pipeline.ts';

const config = join(import.meta.dirname, '../../rolecall.yaml');
const today = '2026-11-23';
let output = '';

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'rolecall-sample-'));
});

afterAll(async () => {
  await rm(output, { recursive: true });
});

test('the sample contract loads without a warning', async () => {
  const { contract } = await contractOf({ config, environment: 'embedded', today });
  expect(contract.warnings).toEqual([]);
});

test('every example of the sample document is valid', async () => {
  const { contract } = await contractOf({ config, environment: 'embedded', today });
  const { schemas } = contract;
  const wrong = contract.documented.flatMap(({ id, bodies, responses }) => {
    const problems = (direction: Direction, media: readonly Media[]) =>
      media.flatMap(({ schema, examples }) =>
        examples.map((one) => [id, schema && schemas.check(schema, one, direction)] as const),
      );
    return problems('request', bodies).concat(problems('response', [...responses.values()].flat()));
  });
  expect(wrong.length).toBeGreaterThan(15);
  expect(wrong.filter(([, lines]) => lines === undefined || lines.length > 0)).toEqual([]);
});

test('the embedded API keeps to the sample contract: no finding, every provable cell proven', async () => {
  const { conclusion } = await runSample([]);
  expect(conclusion.findings).toEqual([]);
  expect(conclusion.share.proven).toBe(conclusion.share.provable);
  expect(conclusion.exitCode).toBe(0);
});

test.for(Object.entries(mutations))('the sample contract catches %s as what it is', async ([name, { caughtAs }]) => {
  const { conclusion } = await runSample([name]);
  const red = conclusion.findings.filter(({ verdict }) => verdict !== 'inconclusive' && verdict !== 'note');
  expect(new Set(red.map(({ verdict }) => verdict))).toEqual(new Set([caughtAs]));
  expect(conclusion.exitCode).toBe(1);
});

async function runSample(mutate: readonly string[]): Promise<Report> {
  return await run({
    config,
    environment: 'embedded',
    today,
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
}
