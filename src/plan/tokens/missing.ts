import type { TokenState } from '../../model/token-state.ts';

/** No credential at all. RFC 9110 §15.5.2: the server should answer 401 and say which scheme it wants. */
export const missing: TokenState = {
  summary: 'no token at all',
  identity: false,
  fault: true,
  statuses: [401, 403],
  derive: () => ({ headers: [], query: [] }),
};
