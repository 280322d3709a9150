import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

const unheardOf = 'rolecall-unknown';

/** RFC 7515 §4.1.4: a `kid` that names no key of the issuer leaves nothing to verify with. */
export const unknownKid: TokenState = {
  summary: 'a token of the principal whose `kid` names no key',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [
    { from: ['key', 'kid'], how: 'signed by its own key under another `kid`' },
    { from: ['jwt', 'kid'], how: 'its own under another `kid`, signed anew by a key made for it' },
  ],
  exists: ({ token }) => jwtParts(token)?.header['kid'] !== undefined,
  derive: async (source) => {
    if (source.mint) return present(await source.mint({ kid: unheardOf }), source);
    const parts = jwtParts(source.token);
    if (parts?.header['kid'] === undefined) return undefined;
    const forged = await source.forge({ ...parts.header, kid: unheardOf }, parts.payload);
    return forged === undefined ? undefined : present(forged, source);
  },
};
