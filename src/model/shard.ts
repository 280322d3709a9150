/** One of several runs that share the operations of a contract among them. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}
