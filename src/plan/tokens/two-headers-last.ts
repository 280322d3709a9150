import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** The other order of `two-headers`: which of the two a server takes shows in one of them only. */
export const twoHeadersLast: TokenState = {
  summary: 'an unknown token and then the working one, in two headers of the same name',
  identity: true,
  fault: true,
  statuses: [400, 401, 403],
  optional: true,
  advice: true,
  once: true,
  ways: [{ from: ['schemed'], how: 'an invented one, and its own in a second header' }],
  exists: ({ place }) => place.in === 'header',
  derive: (source) => {
    const [own] = present(source.token, source).headers;
    const [other] = present(source.invent(source.token), source).headers;
    return own && other && { headers: [other, own, ...source.companions], query: [] };
  },
};
