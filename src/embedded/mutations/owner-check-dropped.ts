import type { Mutation } from '../../model/mutation.ts';

/** Whoever may act on resources of their own may act on all of them: the first of the OWASP API risks (API1:2023). */
export const ownerCheckDropped: Mutation = {
  summary: 'nobody looks whose resource it is',
  caughtAs: 'over-permissive',
  believe: (check) => ({ ...check, owned: true }),
};
