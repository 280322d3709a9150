/** Lets those who share something go one after another; who shares nothing goes at once. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** `come` resolves when it is one's turn; `leave` lets the next one come. */
  of(shared: string | undefined): { readonly come: Promise<void> | undefined; readonly leave: () => void } {
    if (shared === undefined) return { come: undefined, leave: () => {} };
    const come = this.#last.get(shared);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last.set(shared, promise);
    return { come, leave: resolve };
  }
}
