import type { Fill } from './fill.ts';
import type { Operation } from './operation.ts';
import type { PlannedFixture, PlannedWitness } from './planned-call.ts';
import type { Recipe } from './recipe.ts';
import type { Scenario } from './scenario.ts';
import type { WireRequest } from './wire.ts';

/** All that is to be asked of one operation. Generators, called again and never stored: memory is the window of running operations. */
export interface OperationPlan {
  readonly operation: Operation;
  /** The missing-token request, sent twice in a row first of all; `undefined` where nothing is denied. */
  missing(): Scenario | undefined;
  /** Denied ones first, least privileged first; then the faults on admitted principals. */
  refused(): Iterable<Scenario>;
  /** After every refused one; least privileged first. */
  admitted(): Iterable<Scenario>;
  /** The request of a recipe, without credential, its open places filled. */
  readonly write: (recipe: Recipe, fill: Fill) => WireRequest;
  /** What its requests need, in the order in which it is made. */
  readonly fixtures: readonly PlannedFixture[];
  /** Reads that must say the same before and after its refusals. */
  readonly compared: readonly PlannedWitness[];
  /** A read that lists what its requests make. */
  readonly listing: PlannedWitness | undefined;
  /** Operations that have the same compare the same state, and run one after another. */
  readonly exclusive: string | undefined;
  /** Its refused requests need not wait for each other: they name no resource that one of them could change for the others. */
  readonly sideBySide: boolean;
  /** Sounds dangerous and may be sent all the same: it runs alone, after all others. */
  readonly last: boolean;
  /** Statuses beyond 2xx that the scenario files declare as success. */
  readonly success: readonly number[];
}
