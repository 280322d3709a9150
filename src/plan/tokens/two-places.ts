import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** The working token in the header and in the query. RFC 6750 §2: not more than one method; §3.1: 400 invalid_request. */
export const twoPlaces: TokenState = {
  summary: 'the working token in the Authorization header and again in the query',
  identity: true,
  fault: true,
  statuses: [400, 401, 403],
  optional: true,
  ways: [{ from: ['schemed'], how: 'its own, twice' }],
  exists: ({ place }) => place.in === 'header',
  derive: (source) => ({ ...present(source.token, source), query: [['access_token', source.token]] }),
};
