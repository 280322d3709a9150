import type { RunLine } from '../model/journal.ts';
import type { Operation } from '../model/operation.ts';
import type { Exemption } from '../model/scenario.ts';
import { planOperation } from '../plan/plan-operation.ts';
import { scenariosOf } from '../plan/select.ts';
import { strategies } from '../plan/strategies.ts';
import type { Planned } from '../plans-of.ts';
import type { PlanningOptions } from '../run-options.ts';
import { placeText } from './place-text.ts';

/** What the files skip and accept of the operations of a run, and a warning for each entry that speaks of nothing in it. */
export function exemptions(
  { contract, operations }: Pick<Planned, 'contract' | 'operations'>,
  { strategy, seed }: Pick<PlanningOptions, 'strategy' | 'seed'>,
): Required<Pick<RunLine, 'skips' | 'accepts'>> & { readonly warnings: readonly string[] } {
  const { skips = [], accepts = [] } = contract;
  // Nothing is decided about operations of other methods, either.
  const isAsked = (operation: Operation) => contract.decide(operation, 'anonymous') !== undefined;
  // Entries about single scenarios are few, and so are the operations that are planned for them.
  const ids = new Map<Operation, ReadonlySet<string>>();
  const planned = (operation: Operation): ReadonlySet<string> => {
    const known = ids.get(operation);
    if (known) return known;
    const plan = planOperation(contract, operation, { strategy: strategies[strategy], seed });
    const found = new Set(plan ? scenariosOf(plan).map(({ id }) => id) : []);
    ids.set(operation, found);
    return found;
  };
  const isIdle = ({ id, operation }: Exemption) =>
    !isAsked(operation) || (id !== operation.id && !planned(operation).has(id));
  return {
    skips: inOrder(operations, skips)
      .filter((entry) => !isIdle(entry))
      .map(({ id, reason, until = null }) => ({ what: id, reason, until })),
    accepts: inOrder(operations, accepts).map(({ id, reason, until = null }) => ({ scenario: id, reason, until })),
    warnings: [...accepts, ...skips]
      .filter(isIdle)
      .map(
        ({ id, operation, place }) =>
          `${placeText(contract, place)}${words(id, operation, isAsked(operation))}: mend the id, or remove the entry.`,
      ),
  };
}

function words(id: string, operation: Operation, isAsked: boolean): string {
  if (!isAsked) return `nothing is asked of ${operation.id}, so "${id}" does nothing`;
  return `"${id}" is no scenario of this run (rolecall plan --format ndjson lists them) and does nothing`;
}

/** As a run of shards has them, too: by operation, then as the files do. */
function inOrder(operations: readonly Operation[], entries: readonly Exemption[]): readonly Exemption[] {
  const byOperation = Map.groupBy(entries, ({ operation }) => operation);
  return operations.flatMap((operation) => byOperation.get(operation) ?? []);
}
