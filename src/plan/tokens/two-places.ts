import type { TokenState } from '../../model/token-state.ts';

/** The working token in the header and in the query. RFC 6750 §2: not more than one method; §3.1: 400 invalid_request. */
export const twoPlaces: TokenState = {
  summary: 'the working token in the Authorization header and again in the query',
  identity: true,
  fault: true,
  statuses: [400, 401, 403],
  optional: true,
  derive: ({ token }) => ({ headers: [['authorization', `Bearer ${token}`]], query: [['access_token', token]] }),
};
