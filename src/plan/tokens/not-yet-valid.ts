import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

const hourS = 3600;

/** RFC 7519 §4.1.5: before `nbf` it must not be accepted. */
export const notYetValid: TokenState = {
  summary: 'a token of the principal that becomes valid in an hour',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [
    { from: ['key'], how: 'signed with `nbf` an hour and the leeway ahead' },
    { from: ['authority-key'], how: 'issued anew, good from an hour and the leeway ahead' },
  ],
  derive: async (source) => {
    const start = source.now + source.leewayS + hourS;
    const certificate = await source.certificates?.issue?.({ fromS: start, toS: start + hourS });
    if (certificate) return { headers: source.companions, query: [], certificate };
    return source.mint && present(await source.mint({ claims: { nbf: start, exp: start + hourS } }), source);
  },
};
