import type { Mutation } from '../../model/mutation.ts';
import { admitted } from '../admitted.ts';

/** What an included role is allowed wins over what the role itself is denied. */
export const denyIgnored: Mutation = {
  summary: 'an explicit deny loses against what the role includes',
  caughtAs: 'over-permissive',
  believe: (check) => (check.decision?.access === 'deny' && check.inherited ? admitted(check) : check),
};
