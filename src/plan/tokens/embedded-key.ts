import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** RFC 8725 §3.10: a token that brings the key to verify it with. CVE-2018-0114. */
export const embeddedKey: TokenState = {
  summary: 'the claims of the principal, signed by a key that the token itself brings',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [
    {
      from: ['jwt', 'key-pair'],
      how: 'its own, signed anew by a key made for it, whose public half stands in the header',
    },
  ],
  exists: ({ token }) => {
    const alg = jwtParts(token)?.header['alg'];
    return typeof alg === 'string' && !alg.startsWith('HS');
  },
  derive: async (source) => {
    const parts = jwtParts(source.token);
    const forged = parts && (await source.forge(parts.header, parts.payload, { embed: true }));
    return forged === undefined ? undefined : present(forged, source);
  },
};
