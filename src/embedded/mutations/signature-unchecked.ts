import type { Mutation } from '../../model/mutation.ts';

/** Tokens are decoded instead of verified, RFC 7515 §5.2. */
export const signatureUnchecked: Mutation = {
  summary: 'tokens are decoded and never verified: any signature will do',
  caughtAs: 'over-permissive',
  believe: (check) => (check.token === 'wrong-signature' ? { ...check, token: 'valid' } : check),
};
