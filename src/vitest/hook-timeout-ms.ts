/** The largest delay of a timer. */
const longest = 2 ** 31 - 1;

/** How long a hook may wait for a run: each request has its own deadline, so that this only ends what would never end. */
export function hookTimeoutMs({
  scenarios,
  timeoutMs,
  waitBudgetMs = 30_000,
}: {
  readonly scenarios: number;
  readonly timeoutMs: number;
  readonly waitBudgetMs?: number | undefined;
}): number {
  // A scenario is asked twice at most, with fixtures and a look before and after; a target may take a minute to start.
  return Math.min(longest, 120_000 + scenarios * 6 * timeoutMs + waitBudgetMs);
}
