/** What is given up when its time has come. */
interface Mortal {
  readonly giveUp: () => void;
}

const tickMs = 20;

/** One timer for all requests under way: a timer each would cost more than the request itself is given. Off by a tick at most. */
export class Deadlines {
  readonly #timeoutMs: number;
  /** In the order in which they end, since all last equally long. */
  readonly #ends = new Map<Mortal, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  add(mortal: Mortal): void {
    this.#ends.set(mortal, performance.now() + this.#timeoutMs);
    this.#timer ??= setInterval(() => this.#check(), tickMs);
  }

  delete(mortal: Mortal): void {
    this.#ends.delete(mortal);
  }

  /** Stops watching. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #check(): void {
    const now = performance.now();
    for (const [mortal, end] of this.#ends) {
      if (end > now) return;
      this.#ends.delete(mortal);
      mortal.giveUp();
    }
  }
}
