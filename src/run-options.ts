import type { InProcessApp } from './execute/in-process/app.ts';
import type { ExchangeLine, RunLine } from './model/journal.ts';
import type { ProgressState } from './model/progress.ts';
import type { Shard } from './model/shard.ts';
import type { StrategyName } from './plan/strategies.ts';

/** Which contract: the files, and what overrides them. */
export interface ContractOptions {
  /** `rolecall.yaml` of the working directory when absent. */
  readonly config?: string;
  readonly environment?: string;
  readonly spec?: string;
  readonly matrix?: string;
  readonly scenarios?: readonly string[];
  readonly methods?: readonly string[];
  /** Hold the secrets of principals, for a document that is fetched as one of them. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** ISO date: skips and acceptances end. */
  readonly today: string;
  /** The target itself, asked in this process instead of the environment's server. */
  readonly app?: InProcessApp;
}

/** Which scenarios of it. */
export interface PlanningOptions extends ContractOptions {
  readonly strategy: StrategyName;
  /** The same inputs and seed give the same scenarios with the same ids and bodies. */
  readonly seed: number;
  /** Ids of scenarios or operations; empty: all. */
  readonly only: readonly string[];
  /** One of several runs that share the operations. */
  readonly shard?: Shard;
  /** File of recorded durations, which shards are balanced by. */
  readonly durations?: string;
}

/** How to run them. */
export interface RunOptions extends PlanningOptions {
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly rps?: number;
  readonly timeoutMs: number;
  readonly maxRequests?: number;
  /** Share of provable cells, 0 to 1, below which the run fails with exit code 2. */
  readonly minProven?: number;
  /** The coverage baseline is to be written anew from this run, which is not held against it. */
  readonly updateCoverage?: boolean;
  /** The baseline is to be written anew from this run, which is not held against it. */
  readonly updateLock?: boolean;
  /** Names of mutations to plant into the embedded API. */
  readonly mutate: readonly string[];
  /** The folder that holds a folder for each run. */
  readonly output: string;
  /** How long a trial may wait in total because of 429. */
  readonly waitBudgetMs?: number;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Where it is run, for its journal. */
  readonly by?: NonNullable<RunLine['by']>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onProgress: (state: ProgressState) => void;
  /** Every exchange as it is written down, secrets taken out. */
  readonly onExchange?: (exchange: ExchangeLine) => void;
}

/** How an interrupted run goes on; which contract and which scenarios its journal says. */
export type ResumeOptions = Omit<RunOptions, keyof ContractOptions | keyof PlanningOptions | 'mutate' | 'output'> &
  Pick<RunOptions, 'today' | 'variables'>;

/** How shards are put together. */
export interface MergeOptions extends Pick<RunOptions, 'minProven' | 'output'> {
  readonly now: () => Date;
}
