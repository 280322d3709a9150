import type { Definitions } from '../definitions.ts';

/** What a sample is to be made from. */
export interface SampleRequest {
  readonly definitions: Definitions;
  /** The schema's name in the definitions. */
  readonly name: string;
  readonly seed: number;
  /** Nothing required is empty, because an empty list or object cannot be written. */
  readonly filled: boolean;
  /** The document's own examples. */
  readonly examples: readonly unknown[];
}

/** A way to come by values for a schema. The first candidate that the schema accepts is the sample. */
export interface SampleSource {
  /** One sentence in the user's words. */
  readonly summary: string;
  /** A finite series, best first, the same for the same seed. */
  readonly candidates: (request: SampleRequest) => Iterable<unknown>;
}
