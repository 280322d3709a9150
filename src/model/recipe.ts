import type { BodyLayout } from './body-layout.ts';

/** How a request is made. A control shares its scenario's recipe; only unique values differ from sending to sending. */
export interface Recipe {
  /** Operation id, and the case where there is one. */
  readonly id: string;
  readonly method: string;
  /** Request-target below the target's base path: parameters filled in, query included. May hold unique values. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: RecipeBody | undefined;
  /** Which parts nobody wrote: `body`, `path orderId`, `unique /name`. Empty: the user or the document gave everything. */
  readonly generated: readonly string[];
  /** Names of the values in it that a fixture keeps, `$kept.NAME`. */
  readonly kept: readonly string[];
  /** Names of the attributes of the owner in it, `$owner.NAME`. */
  readonly owner: readonly string[];
  /** A generated part names a resource: nothing says that it exists. */
  readonly invented: boolean;
}

/** A body before it is encoded; `{ unique: prefix }` nodes, with a `suffix` or without, are replaced at each sending. */
export interface RecipeBody {
  readonly mediaType: string;
  readonly value: unknown;
  readonly layout?: BodyLayout;
}
