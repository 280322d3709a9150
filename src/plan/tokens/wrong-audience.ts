import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** RFC 7519 §4.1.3: who does not find itself in `aud` must reject the token, which was meant for another service. */
export const wrongAudience: TokenState = {
  summary: 'a token of the principal that was issued for another service',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['key', 'audience-claim'], how: 'signed with another `aud`' }],
  derive: async (source) =>
    source.mint && present(await source.mint({ claims: { aud: 'https://audience.rolecall.invalid' } }), source),
};
