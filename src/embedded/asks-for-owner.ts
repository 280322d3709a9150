import type { Decision } from '../model/decision.ts';

/** Whether it matters whose the resource is: not where those of others are allowed, too. */
export function asksForOwner(decision: Decision | undefined): boolean {
  return decision?.own === true && decision.otherwise !== 'allow';
}
