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
    { from: ['signs'], how: 'signed for an hour and the leeway ahead, where the module says that it `expires`' },
    { from: ['authority-key'], how: 'issued anew, good from an hour and the leeway ahead' },
  ],
  exists: ({ signer }) => signer?.expires ?? true,
  derive: async (source) => {
    const { leewayS = 0 } = source;
    if (source.signer) return source.signer.expires ? source.signer.signed({ shiftS: leewayS + hourS }) : undefined;
    // So far ahead because it is made once: it must not become valid while the run lasts.
    const start = source.now + leewayS + hourS;
    const certificate = await source.certificates?.issue?.({ fromS: start, toS: start + hourS });
    if (certificate) return { headers: source.companions, query: [], certificate };
    return source.mint && present(await source.mint({ claims: { nbf: start, exp: start + hourS } }), source);
  },
};
