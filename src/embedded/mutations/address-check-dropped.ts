import type { Mutation } from '../../model/mutation.ts';

/** The networks of the rule are not looked at. */
export const addressCheckDropped: Mutation = {
  summary: "the client's address is never checked",
  caughtAs: 'over-permissive',
  believe: (check) => ({ ...check, addressAllowed: true }),
};
