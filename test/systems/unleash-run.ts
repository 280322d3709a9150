import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conclusion } from '../../src/model/conclusion.ts';
import type { ExchangeLine } from '../../src/model/journal.ts';
import type { Judged } from '../../src/model/report.ts';
import { run } from '../../src/pipeline.ts';
import { unleashOptions } from './unleash-options.ts';
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
    const report = await run(await unleashOptions(unleash, folder));
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
