import type { Mutation } from '../../model/mutation.ts';

/** The operation's rule is applied to all of its cases. */
export const caseUnchecked: Mutation = {
  summary: 'a case with a rule of its own gets the rule of the operation',
  caughtAs: 'over-permissive',
  believe: (check) => ({ ...check, decision: check.uncased }),
};
