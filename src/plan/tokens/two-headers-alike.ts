import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** Whoever refuses this refuses a second header, and not what stands in it. RFC 6750 §2: a token in one place, once. */
export const twoHeadersAlike: TokenState = {
  summary: 'the working token in two headers of the same name',
  identity: true,
  fault: true,
  statuses: [400, 401, 403],
  optional: true,
  advice: true,
  once: true,
  ways: [{ from: ['schemed'], how: 'its own, in two headers' }],
  exists: ({ place }) => place.in === 'header',
  derive: (source) => {
    const [own] = present(source.token, source).headers;
    return own && { headers: [own, own, ...source.companions], query: [] };
  },
};
