import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute } from '../../src/attribute/attribute.ts';
import { meansLimit } from '../../src/attribute/means-limit.ts';
import { smallHeap } from '../../src/commands/small-heap.ts';
import type { Conclusion } from '../../src/model/conclusion.ts';
import { planOf } from '../../src/pipeline.ts';
import type { Planned } from '../../src/plans-of.ts';
import type { RunOptions } from '../../src/run-options.ts';
import { runTrials } from '../../src/run-trials.ts';
import type { StrategyName } from '../../src/plan/strategies.ts';
import type { BareRequest } from './bare-loop.ts';
import type { BenchContract } from './a-contract.ts';

/** A contract that is read and planned, ready to be run again and again. */
export interface Engine {
  /** Trials, requests, judging, journal, response validation: everything but reading the files. */
  readonly run: () => Promise<{ readonly folder: string; readonly conclusion: Conclusion | undefined }>;
}

/** Reads a benchmark's contract. */
export async function engineOf(
  { config, variables, folder }: BenchContract,
  concurrency: number,
  strategy: StrategyName = 'pairs',
): Promise<Engine> {
  // As the command does it.
  smallHeap();
  const options: RunOptions = {
    config,
    today: '2026-01-01',
    strategy,
    seed: 1,
    only: [],
    concurrency,
    timeoutMs: 30_000,
    mutate: [],
    output: join(folder, 'runs'),
    variables,
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
  };
  const planned: Planned = await planOf(options);
  let serial = 0;
  return {
    run: async () => {
      const into = join(options.output, String(serial++));
      const { conclusion } = await runTrials(planned, {
        ...options,
        folder: into,
        target: planned.environment.target ?? '',
        reading: { attribute, meansLimit },
      });
      return { folder: into, conclusion };
    },
  };
}

/** The requests that a run sent, for the bare loop to send again; redacted tokens are put back. */
export function requestsOf(folder: string, variables: Readonly<Record<string, string>>): BareRequest[] {
  const requests: BareRequest[] = [];
  // Both run in one process: what the bare loop holds is marked whenever the engine's garbage is collected.
  const texts = new Map<string, string>();
  const shared = (text: string) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  for (const line of readFileSync(join(folder, 'results.ndjson'), 'utf8').split('\n')) {
    if (!line.startsWith('{"type":"exchange"')) continue;
    const { request } = JSON.parse(line);
    const headers: string[] = request.headers
      .flat()
      .map((text: string) => shared(text.replace(/\$(\w+)/, (name, key: string) => variables[key] ?? name)));
    requests.push({
      method: shared(request.method),
      path: shared(request.target),
      headers,
      body: request.body && shared(request.body),
    });
  }
  return requests;
}
