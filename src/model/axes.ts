/** One point on the axes, by names only, so that it is an id, a journal line and an argument of `--only` at once. */
export interface Point {
  readonly principal: string;
  readonly token: string;
  readonly address: string;
  /** Whose resource it is about, where that matters: the caller's own when absent. */
  readonly owner?: Owner;
  readonly case?: string;
  /** The address that the client claims to have. */
  readonly claims?: string;
}

/** Whose resource a request is about: of another principal with the same roles, or of one of another tenant. */
export type Owner = 'peer' | 'foreign';

/** A dimension that a scenario varies. `role` moves with the principal. */
export type Axis = 'role' | 'token' | 'address' | 'owner' | 'case';
