import { credentialKinds } from '../../model/credential-kinds.ts';
import type { Ability, Credential } from '../../model/credential.ts';
import type { Identity } from '../../model/environment.ts';
import { usualPlace } from '../../model/usual-place.ts';

/** What token states can be made from a principal's credential; `kept`: what its steps keep. */
export function abilitiesOf(identity: Identity, kept: ReadonlySet<string>): ReadonlySet<Ability> {
  const { credential, headers = {} } = identity;
  const asCookie = credential.kind === 'steps' && !kept.has('token');
  const place = asCookie ? undefined : (identity.at ?? usualPlace(credential.kind));
  const has: Readonly<Record<Ability, boolean>> = {
    schemed: place?.in === 'header' && place.scheme !== undefined,
    placed: place !== undefined && 'name' in place,
    certificate: true,
    signs: true,
    'authority-key': credential.kind === 'mutualTLS' && credential.authorityKey !== undefined,
    expires: !asCookie,
    jwt: !asCookie,
    opaque: true,
    password: true,
    issuer: true,
    revocation: credential.kind === 'steps' && credential.revoke.length > 0,
    logout: credential.kind === 'steps' && credential.logout.length > 0,
    'earlier-session': kept.has('before'),
    companion: Object.keys(headers).length > 0,
    ...ofJwt(credential, asCookie),
  };
  return new Set(credentialKinds[credential.kind].abilities.filter((ability) => has[ability]));
}

/** A key at hand says what its tokens hold; of other tokens it is seen when they are sent. */
function ofJwt(
  credential: Credential,
  asCookie: boolean,
): Readonly<Record<'key' | 'kid' | 'key-pair' | 'issuer-claim' | 'audience-claim' | 'required-claims', boolean>> {
  const jwt = credential.kind === 'jwt' ? credential : undefined;
  return {
    key: jwt !== undefined,
    kid: jwt ? jwt.kid !== undefined : !asCookie,
    'key-pair': jwt ? !jwt.alg.startsWith('HS') : !asCookie,
    'issuer-claim': jwt?.claims['iss'] !== undefined,
    'audience-claim': jwt?.claims['aud'] !== undefined,
    'required-claims': (jwt?.required.length ?? 0) > 0,
  };
}
