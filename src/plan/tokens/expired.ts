import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

const hourS = 3600;

/** The principal's token as it was, dead for an hour and what clocks may differ. RFC 7519 §4.1.4: it must not be accepted. */
export const expired: TokenState = {
  summary: 'the token of the principal, after it expired',
  identity: true,
  fault: true,
  statuses: [401, 403],
  expectedOf: 'expires',
  spends: 'expiry',
  ways: [
    { from: ['key'], how: 'signed to have expired an hour and the leeway ago' },
    { from: ['signs'], how: 'signed for an hour and the leeway ago, where the module says that it `expires`' },
    { from: ['authority-key'], how: 'issued anew, and expired an hour and the leeway ago' },
    { from: ['issuer'], how: 'fetched, and kept until it has expired' },
  ],
  exists: ({ signer }) => signer?.expires ?? true,
  derive: async (source) => {
    if (source.signer)
      return source.signer.expires ? source.signer.signed({ shiftS: -source.leewayS - hourS }) : undefined;
    const end = source.now - source.leewayS - hourS;
    const certificate = await source.certificates?.issue?.({ fromS: end - hourS, toS: end });
    if (certificate) return { headers: source.companions, query: [], certificate };
    return source.mint && present(await source.mint({ claims: lifeUntil(end) }), source);
  },
};

function lifeUntil(end: number): Readonly<Record<string, number>> {
  return { iat: end - hourS, nbf: end - hourS, exp: end };
}
