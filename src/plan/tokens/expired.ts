import type { TokenState } from '../../model/token-state.ts';
import { pastLeeway } from './past-leeway.ts';
import { present } from './present.ts';

const hourS = 3600;

/** What it lived: no longer than usual, so that its age alone is no reason to refuse it. */
const lifeS = 300;

/**
 * The principal's token as it was, dead for a little more than clocks may differ: an older one would not show who tolerates
 * too much. RFC 7519 §4.1.4: it must not be accepted.
 */
export const expired: TokenState = {
  summary: 'the token of the principal, after it expired',
  identity: true,
  fault: true,
  statuses: [401, 403],
  expectedOf: 'expires',
  spends: 'expiry',
  ways: [
    { from: ['key'], how: 'signed to have expired half a minute and the leeway ago' },
    { from: ['signs'], how: 'signed for an hour and the leeway ago, where the module says that it `expires`' },
    { from: ['authority-key'], how: 'issued anew, and expired half a minute and the leeway ago' },
    { from: ['issuer'], how: 'fetched, and kept until it has expired' },
  ],
  exists: ({ signer }) => signer?.expires ?? true,
  derive: async (source) => {
    const { leewayS = 0 } = source;
    // How long a signed request holds is for the target to say: minutes are usual, and no matter of clocks.
    if (source.signer) return source.signer.expires ? source.signer.signed({ shiftS: -leewayS - hourS }) : undefined;
    const end = source.now - pastLeeway(source.leewayS);
    const certificate = await source.certificates?.issue?.({ fromS: end - lifeS, toS: end });
    if (certificate) return { headers: source.companions, query: [], certificate };
    return source.mint && present(await source.mint({ claims: lifeUntil(end) }), source);
  },
};

function lifeUntil(end: number): Readonly<Record<string, number>> {
  return { iat: end - lifeS, nbf: end - lifeS, exp: end };
}
