/**
 * Requests that are ready to leave, a few more than may be under way: when an answer comes, the next one leaves at once, and
 * nobody has to make it first.
 */
export class Runway {
  #free: number;
  readonly #ready: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /** Starts at once where there is room, else when its turn has come. */
  enter(start: () => void): void {
    if (this.#free === 0) {
      this.#ready.push(start);
      return;
    }
    this.#free--;
    start();
  }

  /** Lets the next one start. */
  leave(): void {
    const next = this.#ready.shift();
    if (next) next();
    else this.#free++;
  }
}
