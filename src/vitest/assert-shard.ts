import { createHash } from 'node:crypto';
import { RolecallError } from '../model/rolecall-error.ts';

/** One of several parts of a contract, counted from 1 as in `vitest --shard=1/3`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Whether an operation falls into a part. By its id alone: what is added to the contract moves no other operation. */
export function inShard(operation: string, { index, count }: Shard): boolean {
  if (!Number.isInteger(count) || !Number.isInteger(index) || index < 1 || index > count) {
    throw new RolecallError(
      'bad-usage',
      `shard: { index: ${index}, count: ${count} } is no part of a contract, expected whole numbers with index from 1 to count`,
    );
  }
  return createHash('sha256').update(operation).digest().readUInt32BE() % count === index - 1;
}
