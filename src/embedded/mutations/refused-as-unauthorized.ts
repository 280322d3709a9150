import type { Mutation } from '../../model/mutation.ts';

/** Tells a caller with a good token to log in again, RFC 9110 §15.5.2. */
export const refusedAsUnauthorized: Mutation = {
  summary: 'a role without permission gets 401 instead of 403',
  caughtAs: 'wrong-refusal',
  refuse: (status, { token, addressAllowed, decision }) =>
    token === 'valid' && addressAllowed && decision?.access === 'deny' ? 401 : status,
};
