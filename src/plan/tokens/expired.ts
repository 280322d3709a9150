import type { TokenState } from '../../model/token-state.ts';
import { bearer } from './bearer.ts';

const hourS = 3600;

/** The principal's token as it was two hours ago, dead for one. RFC 7519 §4.1.4: it must not be accepted. */
export const expired: TokenState = {
  summary: 'the token of the principal, an hour after it expired',
  identity: true,
  fault: true,
  statuses: [401, 403],
  derive: async ({ mint, now }) =>
    mint && bearer(await mint({ claims: { iat: now - 2 * hourS, nbf: now - 2 * hourS, exp: now - hourS } })),
};
