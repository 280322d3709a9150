import type { Mutation } from '../../model/mutation.ts';
import { admitted } from '../admitted.ts';

/** Any valid token will do. */
export const roleCheckDropped: Mutation = {
  summary: 'the role is never checked: any valid token will do',
  caughtAs: 'over-permissive',
  believe: (check) => (check.roles === 'anonymous' ? check : admitted(check)),
};
