import type { Mutation } from '../../model/mutation.ts';
import { admitted } from '../admitted.ts';

/** What no one should reach is reached with any valid token. */
export const nobodyOpened: Mutation = {
  summary: 'an operation that nobody may call answers every valid token',
  caughtAs: 'over-permissive',
  believe: (check) => (check.closed && check.roles !== 'anonymous' ? admitted(check) : check),
};
