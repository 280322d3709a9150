const mostWaiting = 16;
const sliceMs = 0.03;

/**
 * What need not be done at once, in the order in which it may wait: an answer is looked at once the requests that are ready
 * have left, and written down and judged when no answer comes, so that a target's time is spent on it and not added to it.
 */
export class Later {
  #fresh: (() => void)[] = [];
  /** What waited for a turn of the loop: undici sends the next request of a connection a turn after its last answer. */
  #ripe: (() => void)[] = [];
  #waiting: (() => void)[] = [];
  /** Where in `waiting` to go on. */
  #next = 0;
  #scheduled = false;
  #failure: { readonly error: unknown } | undefined;

  /** An answer goes on as soon as the next requests have left. */
  soon(work: () => void): void {
    this.#fresh.push(work);
    this.#schedule();
  }

  /** Work that nobody waits for is done when there is nothing else to do, or too much of it waits. */
  push(work: () => void): void {
    this.#waiting.push(work);
    this.#schedule();
  }

  /** Does the work that still waits; throws what went wrong on the way. */
  drain(): void {
    while (this.#left > 0) this.#one();
    if (this.#failure) throw this.#failure.error;
  }

  get #left(): number {
    return this.#waiting.length - this.#next;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(this.#turn);
  }

  readonly #turn = (): void => {
    const ripe = this.#ripe;
    this.#ripe = this.#fresh;
    this.#fresh = [];
    for (const each of ripe) each();
    const idle = ripe.length === 0 && this.#ripe.length === 0;
    if (idle || this.#left > mostWaiting) this.#slice();
    this.#scheduled = this.#ripe.length > 0 || this.#fresh.length > 0 || this.#waiting.length > 0;
    if (this.#scheduled) setImmediate(this.#turn);
  };

  /** A little at a time, so that an answer that comes meanwhile hardly waits. */
  #slice(): void {
    const end = performance.now() + sliceMs;
    while (this.#left > mostWaiting || (this.#left > 0 && performance.now() < end)) this.#one();
    if (this.#left > 0 && this.#next < mostWaiting) return;
    this.#waiting = this.#waiting.slice(this.#next);
    this.#next = 0;
  }

  #one(): void {
    const work = this.#waiting[this.#next];
    // What is done must not stay alive until all of it is.
    this.#waiting[this.#next++] = done;
    try {
      work?.();
    } catch (error) {
      this.#failure ??= { error };
    }
  }
}

function done(): void {}
