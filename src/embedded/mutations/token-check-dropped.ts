import type { Mutation } from '../../model/mutation.ts';
import { admitted } from '../admitted.ts';

/** The guard knows roles, and lets through whoever shows none. */
export const tokenCheckDropped: Mutation = {
  summary: 'who presents no valid token is let through',
  caughtAs: 'over-permissive',
  believe: (check) => (check.token === 'valid' ? check : { ...admitted(check), token: 'valid' }),
};
