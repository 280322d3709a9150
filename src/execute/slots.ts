/** Places for the requests under way. Who waits is served by rank, and then first come, first served. */
export class Slots {
  #free: number;
  /** By rank; few ranks wait at a time. */
  readonly #waiting = new Map<number, (() => void)[]>();

  constructor(places: number) {
    this.#free = places;
  }

  /** `undefined`: there is a place at once. The lower the rank, the sooner. */
  take(rank: number): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    return new Promise((resolve) => {
      const queue = this.#waiting.get(rank);
      if (queue) queue.push(resolve);
      else this.#waiting.set(rank, [resolve]);
    });
  }

  /** Leaves a place to the next one. */
  give(): void {
    let first: number | undefined;
    for (const rank of this.#waiting.keys()) if (first === undefined || rank < first) first = rank;
    const queue = first === undefined ? undefined : this.#waiting.get(first);
    const next = queue?.shift();
    if (queue?.length === 0 && first !== undefined) this.#waiting.delete(first);
    if (next) next();
    else this.#free++;
  }
}
