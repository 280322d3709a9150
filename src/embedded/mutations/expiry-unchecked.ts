import type { Mutation } from '../../model/mutation.ts';

/** `exp` is never looked at, RFC 7519 §4.1.4. */
export const expiryUnchecked: Mutation = {
  summary: 'expired tokens still work',
  caughtAs: 'over-permissive',
  believe: (check) => (check.token === 'expired' ? { ...check, token: 'valid' } : check),
};
