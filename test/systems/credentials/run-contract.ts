import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conclusion } from '../../../src/model/conclusion.ts';
import type { InProcessApp } from '../../../src/execute/in-process/app.ts';
import type { Judged } from '../../../src/model/report.ts';
import { run } from '../../../src/pipeline.ts';
import { reporters } from '../../../src/report/reporters.ts';
import type { Reporter } from '../../../src/model/report.ts';

/** A contract to run, by its files. */
export interface ContractRun {
  /** By name; `rolecall.yaml` is among them. */
  readonly files: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly strategy?: 'single' | 'pairs' | 'full';
  readonly app?: InProcessApp;
}

/** What a run came to. */
export interface RunOutcome {
  readonly conclusion: Conclusion;
  readonly judged: readonly Judged[];
  /** Everything that the run and every reporter wrote. */
  readonly written: string;
  /** Cells that are red, by verdict and what moved, with their operations. */
  readonly red: Readonly<Record<string, readonly string[]>>;
}

/** Runs a contract in a folder that lives as long as the run. */
export async function runContract({ files, variables, strategy = 'single', app }: ContractRun): Promise<RunOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-credentials-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const report = await run({
      config: join(folder, 'rolecall.yaml'),
      today: '2026-11-24',
      strategy,
      seed: 1,
      only: [],
      concurrency: 4,
      timeoutMs: 10_000,
      mutate: [],
      output: join(folder, 'runs'),
      variables,
      signal: new AbortController().signal,
      now: () => new Date(),
      onProgress: () => {},
      ...(app && { app }),
    });
    const judged: Judged[] = [];
    for await (const one of report.judged()) judged.push(one);
    const written = await Promise.all(
      (await readdir(report.folder)).map((file) => readFile(join(report.folder, file), 'utf8')),
    );
    for (const reporter of Object.values<Reporter>(reporters)) {
      for await (const part of reporter.render(report, { colour: false, width: 120 })) written.push(part);
    }
    return { conclusion: report.conclusion, judged, written: written.join('\n'), red: redOf(judged) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const reds: ReadonlySet<string> = new Set(['over-permissive', 'over-restrictive', 'wrong-refusal']);

function redOf(judged: readonly Judged[]): RunOutcome['red'] {
  const found: Record<string, Set<string>> = {};
  for (const { verdict } of judged) {
    if (!reds.has(verdict.verdict)) continue;
    const moved = verdict.axes['token'] ?? (verdict.principal === 'anonymous' ? 'missing' : verdict.principal);
    (found[`${verdict.verdict} ${moved}`] ??= new Set()).add(verdict.operation);
  }
  return Object.fromEntries(Object.entries(found).map(([key, operations]) => [key, [...operations].toSorted()]));
}
