/** What was created, by the path at which it is read back. */
export interface Shelf {
  readonly read: (path: string) => unknown;
  readonly keep: (path: string, value: unknown) => void;
  /** A number that no creation got before. */
  readonly count: () => number;
}

/** Remembers the last things created; old ones make room, so that a long run does not fill the memory. */
export function shelf(room = 1_000): Shelf {
  const kept = new Map<string, unknown>();
  let created = 0;
  return {
    read: (path) => kept.get(path),
    keep: (path, value) => {
      kept.delete(path);
      kept.set(path, value);
      const oldest = kept.keys().next();
      if (kept.size > room && !oldest.done) kept.delete(oldest.value);
    },
    count: () => (created += 1),
  };
}
