import type { Mutation } from '../../model/mutation.ts';

/** Roles no longer have what they should have through the roles that they include. */
export const includesForgotten: Mutation = {
  summary: 'a role no longer has what the roles that it includes have',
  caughtAs: 'over-restrictive',
  believe: (check) =>
    check.inherited && check.decision ? { ...check, decision: { ...check.decision, access: 'deny' } } : check,
};
