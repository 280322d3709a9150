import type { Shard } from '../model/shard.ts';
import type { RunOptions } from '../run-options.ts';

/** What a test file says about the contract that it holds: the options of a run, all of them optional. */
export interface ContractSuiteOptions extends Partial<
  Omit<RunOptions, 'by' | 'signal' | 'now' | 'onProgress' | 'updateCoverage'>
> {
  /** Name of the outer suite; `rolecall` and the environment when absent. */
  readonly title?: string;
  /** The part of the operations that `rolecall run --shard` takes: Vitest's own `--shard` splits files, and a contract is one file. */
  readonly shard?: Shard;
  /** A test for each scenario, or one for each operation: from 20,000 scenarios on, unless it is said here. */
  readonly granularity?: 'scenario' | 'operation';
}
