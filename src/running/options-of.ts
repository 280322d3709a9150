import type { RunLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { PlanningOptions, RunOptions } from '../run-options.ts';
import { strategies, type StrategyName } from '../plan/strategies.ts';

/** What a run was started with, as its journal says. Which operations are a shard's own stands in the journal itself. */
export function optionsOf({
  environment,
  seed,
  strategy,
  mutations,
  given: { only = [], ...contract } = {},
  coverage,
  baseline,
}: RunLine): Omit<PlanningOptions, 'today' | 'variables'> &
  Pick<RunOptions, 'mutate' | 'updateCoverage' | 'updateLock'> {
  return {
    ...contract,
    only,
    environment: environment.name,
    seed,
    strategy: known(strategy),
    mutate: mutations,
    updateCoverage: coverage?.update ?? false,
    updateLock: baseline?.update ?? false,
  };
}

function known(strategy: string): StrategyName {
  const found = Object.keys(strategies).find((name): name is StrategyName => name === strategy);
  if (found) return found;
  throw new RolecallError(
    'bad-usage',
    `the run has strategy ${strategy}, which this version of Rolecall does not know: resume it with the version that began it`,
  );
}
