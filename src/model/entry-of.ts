import type { Baseline, Baselines } from './baseline.ts';

/** The entry of an environment. */
export function entryOf(baselines: Baselines, environment: string): Baseline | undefined {
  // A name such as `constructor` is nobody's entry by birth.
  return Object.hasOwn(baselines, environment) ? baselines[environment] : undefined;
}
