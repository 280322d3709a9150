import type { NotSent } from './not-sent.ts';
import type { Recipe } from './recipe.ts';
import type { RuntimeExpression } from './runtime-expression.ts';

/** A call of a fixture, a witness or a step, ready to be written. */
export interface PlannedCall {
  readonly recipe: Recipe;
  /** Path template, for expressions that speak of the path. */
  readonly template: string;
  /** Whose credential is presented; `undefined`: the owner's. */
  readonly as: string | undefined;
  /** An address from which it is let in. */
  readonly address: string;
  /** Statuses beyond 2xx that are a success. */
  readonly success: readonly number[];
}

/** A fixture of an operation. */
export interface PlannedFixture {
  readonly name: string;
  /** Or why it cannot be made. */
  readonly make: PlannedCall | NotSent;
  readonly keep: ReadonlyMap<string, RuntimeExpression>;
  readonly undo: PlannedCall | undefined;
  readonly witness: PlannedWitness | undefined;
}

/** A read of the state that an operation would change. */
export interface PlannedWitness {
  readonly call: PlannedCall;
  /** JSON pointers that are not compared. */
  readonly ignore: readonly string[];
}

/** The calls that make a principal, in order. */
export interface Provisioning {
  readonly principal: string;
  readonly steps: readonly {
    readonly call: PlannedCall | NotSent;
    readonly keep: ReadonlyMap<string, RuntimeExpression>;
    readonly undo: PlannedCall | undefined;
  }[];
}

/** The calls that end what a principal's steps made. */
export interface PlannedEnding extends Provisioning {
  readonly by: 'logout' | 'revocation';
}
