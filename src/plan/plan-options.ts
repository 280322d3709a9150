import type { Strategy } from './strategies.ts';

/** What a plan is made with. */
export interface PlanOptions {
  readonly strategy: Strategy;
  readonly seed: number;
}
