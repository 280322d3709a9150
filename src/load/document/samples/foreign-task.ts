import type { Mapping } from '../record.ts';

/** A value that another library is to make; it crosses to another thread, so it is plain data. */
export interface ForeignTask {
  readonly library: 'json-schema-faker' | 'openapi-sampler';
  /** With all that it refers to under `$defs`. */
  readonly schema: Mapping;
  readonly seed: number;
  /** Lists hold at least one item. */
  readonly filled: boolean;
}

/** What the thread hands back: the value as JSON, or nothing where none was made. */
export interface ForeignReply {
  readonly json: string | undefined;
}
