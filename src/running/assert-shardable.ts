import { isLoopback } from '../execute/loopback.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { Planned } from '../plans-of.ts';
import type { TrialOptions } from './trial-options.ts';

/** A reset takes away what other shards work on, unless each of them has a target of its own. */
export function assertShardable({ environment, contract }: Planned, { shard, target }: TrialOptions): void {
  if (!shard || shard.count === 1 || !environment.reset || isLoopback(target)) return;
  const at = contract.locate(environment.place);
  const where = at ? `${at.file}:${at.line}:${at.column} ` : '';
  throw new RolecallError(
    'bad-usage',
    `${where}environment ${environment.name} is reset before each operation, which takes away what other shards work on at ${new URL(target).host}: give each machine a target of its own, or run it unsharded`,
  );
}
