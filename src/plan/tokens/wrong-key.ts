import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** Well signed, by somebody else who names the same key: a server that trusts the `kid` takes it. */
export const wrongKey: TokenState = {
  summary: 'what the principal claims, signed by another key under the name of the right one',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [
    { from: ['jwt'], how: 'its own, signed anew by a key made for it' },
    { from: ['certificate'], how: 'its own, issued anew by an authority of the same name with a key made for it' },
    { from: ['signs'], how: 'signed with secrets made for it' },
  ],
  exists: ({ token, certificates, signer }) =>
    certificates !== undefined || signer !== undefined || jwtParts(token) !== undefined,
  derive: async (source) => {
    const { certificates, companions, signer } = source;
    if (signer) return signer.signed({ strangers: true });
    if (certificates) return { headers: companions, query: [], certificate: await certificates.imitation() };
    const parts = jwtParts(source.token);
    const forged = parts && (await source.forge(parts.header, parts.payload));
    return forged === undefined ? undefined : present(forged, source);
  },
};
