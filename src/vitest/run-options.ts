import { provenance } from '../commands/provenance.ts';
import { variables } from '../commands/variables.ts';
import type { RunOptions } from '../run-options.ts';
import type { ContractSuiteOptions } from './contract-suite-options.ts';

/** The options of a run as a test file means them: what it leaves out is as on the command line. */
export function runOptions({ title: _, shard: __, granularity: ___, ...given }: ContractSuiteOptions): RunOptions {
  return {
    strategy: 'pairs',
    seed: 1,
    only: [],
    concurrency: 8,
    timeoutMs: 10_000,
    mutate: [],
    output: '.rolecall/runs',
    today: new Date().toISOString().slice(0, 10),
    ...given,
    variables: given.variables ?? variables(given.config),
    by: provenance(),
    signal: new AbortController().signal,
    now: () => new Date(),
    onProgress: () => {},
  };
}
