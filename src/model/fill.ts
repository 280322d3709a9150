/** What stands in the places that a recipe leaves open, at one sending. */
export interface Fill {
  /** A text that never comes twice. */
  readonly unique: (prefix: string) => string;
  /** A value that a fixture or a step kept. */
  readonly kept: (name: string) => unknown;
  /** An attribute of the principal whose resource it is about. */
  readonly owner: (name: string) => unknown;
  /** A password that no output shows. */
  readonly secret: (name: string) => string;
}
