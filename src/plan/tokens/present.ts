import type { TokenSource } from '../../model/token-state.ts';
import type { CredentialPlace } from '../../model/credential.ts';
import type { Presentation } from '../../model/wire.ts';

/** Puts a secret where the credential goes, or elsewhere, with what goes along. */
export function present(
  secret: string,
  { place, companions, certificates, signer }: Pick<TokenSource, 'place' | 'companions' | 'certificates' | 'signer'>,
  elsewhere: CredentialPlace = place,
): Presentation {
  if (elsewhere.in === 'connection')
    return { headers: companions, query: [], ...(certificates && { certificate: certificates.own }) };
  if (elsewhere.in === 'request') return signer?.signed({}) ?? { headers: companions, query: [] };
  const { name } = elsewhere;
  switch (elsewhere.in) {
    case 'query':
      return { headers: companions, query: [[name, secret]] };
    case 'cookie':
      return { headers: [['cookie', `${name}=${secret}`], ...companions], query: [] };
    default:
      return { headers: [[name, behind(elsewhere.scheme, secret)], ...companions], query: [] };
  }
}

/** RFC 9110 §11.4: the scheme, a blank, the credential. */
function behind(scheme: string | undefined, secret: string): string {
  return scheme === undefined ? secret : `${scheme} ${secret}`.trimEnd();
}
