import type { Mutation } from '../../model/mutation.ts';

/** Every proxy writes X-Forwarded-For, and so can every client. */
export const forwardedBelieved: Mutation = {
  summary: 'the first address of X-Forwarded-For counts, whoever wrote it',
  caughtAs: 'over-permissive',
  believe: (check) => (check.claimAllowed ? { ...check, addressAllowed: true } : check),
};
