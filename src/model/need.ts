/** What a person would do once to settle open cells, as far as a scenario file can say it. */
export type Need =
  /** No fixture keeps a path parameter. `path` ends with it. */
  | { readonly kind: 'fixture'; readonly parameter: string; readonly path: string }
  /** A fixture could not be made. */
  | { readonly kind: 'made'; readonly fixture: string }
  /** The request of an operation, or of one of its cases, is not the right one. */
  | {
      readonly kind: 'request';
      readonly operation: string;
      readonly recipe: string;
      readonly status: number | null;
      /** What the server says about it, shortened. */
      readonly complaint: string | null;
    }
  /** It sounds dangerous and nobody said what may be sent. */
  | { readonly kind: 'danger'; readonly operation: string }
  /** Tokens in a state that cannot be derived. */
  | { readonly kind: 'token'; readonly state: string }
  | { readonly kind: 'other' };

/** A need with the sentence that says it. */
export interface Work {
  readonly need: Need;
  readonly supply: string;
}
