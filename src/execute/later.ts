/**
 * Work that nobody waits for: writing down and judging what was answered. It is done in order once the requests that are
 * ready have left, so that a target's time is spent on it and not added to it.
 */
export class Later {
  #waiting: (() => void)[] = [];
  #scheduled = false;
  #failure: { readonly error: unknown } | undefined;

  push(work: () => void): void {
    this.#waiting.push(work);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#run());
  }

  /** Does what still waits; throws what went wrong on the way. */
  drain(): void {
    this.#run();
    if (this.#failure) throw this.#failure.error;
  }

  #run(): void {
    this.#scheduled = false;
    const work = this.#waiting;
    this.#waiting = [];
    for (const each of work) {
      try {
        each();
      } catch (error) {
        this.#failure ??= { error };
      }
    }
  }
}
