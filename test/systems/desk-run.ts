import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { run } from '../../src/pipeline.ts';
import type { RunOptions } from '../../src/run-options.ts';
import type { Conclusion } from '../../src/model/conclusion.ts';
import type { Judged, Report } from '../../src/model/report.ts';

const variables = { DESK_KEY: 'the key of the desk server, only for these tests' };

/** What a run against the desk came to. */
export interface DeskRun {
  readonly conclusion: Conclusion;
  readonly judged: readonly Judged[];
  /** Where it is to be rendered; its verdicts stand above. */
  readonly report: Report;
}

/** A desk that runs, and its contract. */
export interface RunningDesk extends AsyncDisposable {
  /** Runs the contract against it, as often as one likes. */
  readonly run: (strategy: RunOptions['strategy']) => Promise<DeskRun>;
}

/** Starts the desk as a process of its own, broken as told. */
export async function openDesk(...broken: readonly string[]): Promise<RunningDesk> {
  const server = await startServer(broken);
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-desk-'));
  for (const file of ['openapi.yaml', 'role-matrix.yaml', 'desk.scenario.yaml'])
    await cp(join(import.meta.dirname, 'desk', file), join(folder, file));
  const text = await readFile(join(import.meta.dirname, 'desk', 'rolecall.yaml'), 'utf8');
  const config = join(folder, 'rolecall.yaml');
  await writeFile(config, text.replace('http://127.0.0.1:4020', server.url));
  return {
    run: async (strategy) => {
      const report = await run({
        config,
        today: '2026-11-23',
        strategy,
        seed: 1,
        only: [],
        concurrency: 4,
        timeoutMs: 30_000,
        mutate: [],
        output: join(folder, 'runs'),
        variables,
        signal: new AbortController().signal,
        now: () => new Date(),
        onProgress: () => {},
      });
      const judged: Judged[] = [];
      for await (const one of report.judged()) judged.push(one);
      return { conclusion: report.conclusion, judged, report };
    },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

async function startServer(broken: readonly string[]): Promise<AsyncDisposable & { readonly url: string }> {
  const switches = broken.flatMap((name) => ['--break', name]);
  const server = spawn(process.execPath, [join(import.meta.dirname, 'desk', 'server.ts'), '--port', '0', ...switches], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...variables },
  });
  const exit = once(server, 'exit');
  for await (const url of createInterface({ input: server.stdout })) {
    return {
      url,
      [Symbol.asyncDispose]: async () => {
        server.kill();
        await exit;
      },
    };
  }
  throw new Error(`the desk did not start: ${String(await exit)}`);
}
