import type { Opening } from './opening.ts';
import type { Variant } from './variant.ts';

/** A variant with a mistake in it. */
export type Mistake<Kind extends Variant> = Kind & {
  /** The mistake in a sentence. */
  readonly mistake: string;
  /** All that lets somebody in who should not be, asking the server itself. */
  readonly opens: readonly Opening[];
  /** The same, asking the trusted proxy before it; given where the variant is behind one. */
  readonly opensThroughProxy?: readonly Opening[];
};
