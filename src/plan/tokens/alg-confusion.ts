import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** RFC 8725 §2.1: the public key, which everybody has, taken for the secret of an HMAC. */
export const algConfusion: TokenState = {
  summary: 'signed with HS256 and the public key as the secret',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [
    { from: ['key', 'key-pair'], how: 'signed with the text of its public key as the secret' },
    { from: ['issuer', 'jwt', 'key-pair'], how: 'signed with the text of the public key that its issuer publishes' },
  ],
  exists: ({ mint, confuse, token }) => mint !== undefined || (confuse !== undefined && isKeyPaired(token)),
  derive: async (source) => {
    if (source.mint) return present(await source.mint({ key: 'public' }), source);
    const parts = isKeyPaired(source.token) ? jwtParts(source.token) : undefined;
    const confused = parts && (await source.confuse?.(parts.header, parts.payload));
    return confused === undefined ? undefined : present(confused, source);
  },
};

/** An HMAC has no public half. */
function isKeyPaired(token: string): boolean {
  return /^(?:RS|PS|ES|Ed)/.test(String(jwtParts(token)?.header['alg']));
}
