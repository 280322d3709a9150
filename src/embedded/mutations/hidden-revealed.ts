import type { Mutation } from '../../model/mutation.ts';

/** Says that there is something which the caller may not use. */
export const hiddenRevealed: Mutation = {
  summary: 'what should be hidden answers 403 instead of 404',
  caughtAs: 'wrong-refusal',
  refuse: (status, { decision }) => (status === 404 && decision?.access === 'hide' ? 403 : status),
};
