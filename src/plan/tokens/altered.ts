import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** The first half of a real secret: whoever compares prefixes, or looks up by them, takes it. */
export const altered: TokenState = {
  summary: 'the secret of the principal, its second half replaced',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['opaque'], how: 'its own, the second half invented' }],
  exists: ({ token }) => jwtParts(token) === undefined,
  derive: (source) => {
    const { token } = source;
    const kept = token.slice(0, Math.ceil(token.length / 2));
    return present(kept + source.invent(token).slice(kept.length), source);
  },
};
