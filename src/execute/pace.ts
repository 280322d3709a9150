import { setTimeout as sleep } from 'node:timers/promises';

/** Holds requests back so that no more than `rps` leave in a second, evenly; `undefined` when none has to wait. */
export function paceOf(rps: number | undefined): ((signal: AbortSignal) => Promise<void>) | undefined {
  if (rps === undefined) return undefined;
  let nextMs = 0;
  return async (signal) => {
    const nowMs = performance.now();
    const turnMs = Math.max(nowMs, nextMs);
    nextMs = turnMs + 1000 / rps;
    if (turnMs > nowMs) await sleep(turnMs - nowMs, undefined, { signal });
  };
}
