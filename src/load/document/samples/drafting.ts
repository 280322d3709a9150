import type { Schema } from '../normalise.ts';

/** No value can be made this way: a schema that contains itself, or one that accepts nothing. */
export const deadEnd: unique symbol = Symbol('dead end');

/** What one attempt at a value carries along. */
export interface Drafting {
  readonly definitions: Readonly<Record<string, Schema>>;
  readonly seed: number;
  /** Take examples and defaults of single properties where there are any. */
  readonly hints: boolean;
  /** Required lists and objects are never empty. */
  readonly filled: boolean;
  /** Picks one of so many branches: attempts differ by what is picked here and by nothing else. */
  readonly choose: (branches: number) => number;
  /** Takes one from the steps that are left; false when there are none. */
  readonly step: () => boolean;
}

/** Where in the value an attempt is. */
export interface Position {
  /** Names of the definitions around it: a definition may stand in itself once, not for ever. */
  readonly entered: readonly string[];
  /** The property's name, for a lifelike value. */
  readonly word: string;
  /** Which of several values that must differ. */
  readonly nth: number;
}
