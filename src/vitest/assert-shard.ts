import { RolecallError } from '../model/rolecall-error.ts';
import type { Shard } from '../model/shard.ts';

/** A shard that a test file names is one of its count: the command line says so when it reads `--shard i/n`. */
export function assertShard({ index, count }: Shard): void {
  if (Number.isInteger(count) && Number.isInteger(index) && index >= 1 && index <= count) return;
  throw new RolecallError(
    'bad-usage',
    `shard: { index: ${index}, count: ${count} } is no part of a contract, expected whole numbers with index from 1 to count`,
  );
}
