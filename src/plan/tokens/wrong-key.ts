import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** Well signed, by somebody else who names the same key: a server that trusts the `kid` takes it. */
export const wrongKey: TokenState = {
  summary: 'the claims of the principal, signed by another key of the same `kid`',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['jwt'], how: 'its own, signed anew by a key made for it' }],
  exists: ({ token }) => jwtParts(token) !== undefined,
  derive: async (source) => {
    const parts = jwtParts(source.token);
    const forged = parts && (await source.forge(parts.header, parts.payload));
    return forged === undefined ? undefined : present(forged, source);
  },
};
