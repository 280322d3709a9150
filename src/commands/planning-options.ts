import type { Command } from 'commander';
import type { PlanningOptions } from '../run-options.ts';
import { strategies, type StrategyName } from '../plan/strategies.ts';
import { contractOptions, withContract, type ContractFlags } from './contract-options.ts';
import type { Shard } from '../model/shard.ts';
import { listOf, oneOf, shardOf, wholeNumber } from './option-values.ts';

const names = Object.keys(strategies).filter((name): name is StrategyName => name in strategies);

/** What the command line says about which scenarios are planned. */
export interface PlanningFlags extends ContractFlags {
  readonly strategy: StrategyName;
  readonly seed: number;
  readonly only?: readonly string[];
  readonly shard?: Shard;
  readonly durations?: string;
}

/** Adds the options that choose the scenarios of a contract. */
export function withPlanning(command: Command): Command {
  const list = names.map((name) => `${name} (${strategies[name].summary})`).join('; ');
  return withContract(command)
    .option('--strategy <name>', `how much is tried: ${list}`, oneOf(names), 'pairs')
    .option('--seed <number>', 'the same seed gives the same requests', wholeNumber(0), 1)
    .option('--only <id>', 'this scenario or operation, with what its proof needs; may come again', listOf(String))
    .option('--shard <i/n>', 'the i-th of n parts of the operations; rolecall report merge puts them together', shardOf)
    .option('--durations <file>', 'balances shards by what operations took: a file of --reporter durations');
}

/** The options as the pipeline takes them. */
export function planningOptions(flags: PlanningFlags): PlanningOptions {
  return {
    ...contractOptions(flags),
    strategy: flags.strategy,
    seed: flags.seed,
    only: flags.only ?? [],
    ...(flags.shard && { shard: flags.shard }),
    ...(flags.durations !== undefined && { durations: flags.durations }),
  };
}
