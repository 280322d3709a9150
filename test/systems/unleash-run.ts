import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conclusion } from '../../src/model/conclusion.ts';
import type { ExchangeLine } from '../../src/model/journal.ts';
import type { Judged } from '../../src/model/report.ts';
import { run } from '../../src/pipeline.ts';
import type { Unleash } from './unleash/start-unleash.ts';

/** What a run against Unleash came to. */
export interface UnleashRun {
  readonly conclusion: Conclusion;
  readonly judged: readonly Judged[];
  readonly exchanges: readonly ExchangeLine[];
  /** All that the run wrote. */
  readonly written: string;
}

/** Runs the contract of scenarios/unleash. */
export async function runUnleash(unleash: Unleash): Promise<UnleashRun> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-unleash-'));
  try {
    await cp(join(import.meta.dirname, '../../scenarios/unleash'), folder, { recursive: true });
    const config = join(folder, 'rolecall.yaml');
    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replaceAll('http://127.0.0.1:4242', unleash.url));
    const report = await run({
      config,
      today: '2026-11-24',
      strategy: 'pairs',
      seed: 1,
      only: [],
      concurrency: 8,
      timeoutMs: 20_000,
      mutate: [],
      output: join(folder, 'runs'),
      variables: variablesOf(unleash),
      signal: new AbortController().signal,
      now: () => new Date(),
      onProgress: () => {},
    });
    const judged: Judged[] = [];
    for await (const one of report.judged()) judged.push(one);
    const files = await readdir(report.folder);
    const written = await Promise.all(files.map((file) => readFile(join(report.folder, file), 'utf8')));
    const lines = written
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{"type":"exchange"'));
    return {
      conclusion: report.conclusion,
      judged,
      exchanges: lines.map((line): ExchangeLine => JSON.parse(line)),
      written: [...written, JSON.stringify(report.conclusion), JSON.stringify(judged)].join('\n'),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function variablesOf(unleash: Unleash): Record<string, string> {
  return {
    UNLEASH_ADMIN_TOKEN: unleash.adminToken,
    UNLEASH_CLIENT_TOKEN: unleash.clientToken,
    UNLEASH_FRONTEND_TOKEN: unleash.frontendToken,
    UNLEASH_EXPIRED_PAT: unleash.expiredPat,
    UNLEASH_EXPIRED_ADMIN_TOKEN: unleash.expiredAdminToken,
    UNLEASH_EXPIRED_CLIENT_TOKEN: unleash.expiredClientToken,
    UNLEASH_EXPIRED_FRONTEND_TOKEN: unleash.expiredFrontendToken,
  };
}
