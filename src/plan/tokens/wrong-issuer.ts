import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** RFC 7519 §4.1.1, RFC 8725 §3.8: the right key is not enough, it must be the right issuer's token. */
export const wrongIssuer: TokenState = {
  summary: 'a token of the principal that another issuer claims to have issued',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['key', 'issuer-claim'], how: 'signed with another `iss`' }],
  derive: async (source) =>
    source.mint && present(await source.mint({ claims: { iss: 'https://issuer.rolecall.invalid' } }), source),
};
