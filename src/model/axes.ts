/** One point on the axes, by names only, so that it is an id, a journal line and an argument of `--only` at once. */
export interface Point {
  readonly principal: string;
  readonly token: string;
  readonly address: string;
  readonly case?: string;
}

/** A dimension that a scenario varies. `role` moves with the principal. */
export type Axis = 'role' | 'token' | 'address' | 'case';
