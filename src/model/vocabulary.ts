import type { AddressWay } from './address-way.ts';

/** The names that files may use, taken from the registries by the pipeline and handed to `load`, which imports no stage. */
export interface Vocabulary {
  readonly tokenStates: readonly string[];
  readonly addressWays: readonly string[];
  /** What an address must and may say, by its way; absent: an IP. */
  readonly addressKeys?: Readonly<Record<string, Pick<AddressWay, 'needs' | 'takes'>>>;
  readonly oracles: readonly string[];
}
