import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** RFC 9110 §5.3: a gateway and an application that take different ones of two see different callers. Here the first one works. */
export const twoHeaders: TokenState = {
  summary: 'the working token and then an unknown one, in two headers of the same name',
  identity: true,
  fault: true,
  statuses: [400, 401, 403],
  optional: true,
  advice: true,
  once: true,
  ways: [{ from: ['schemed'], how: 'its own, and an invented one in a second header' }],
  exists: ({ place }) => place.in === 'header',
  derive: (source) => {
    const [own] = present(source.token, source).headers;
    const [other] = present(source.invent(source.token), source).headers;
    return own && other && { headers: [own, other, ...source.companions], query: [] };
  },
};
