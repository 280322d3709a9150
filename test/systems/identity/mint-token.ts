import { importPKCS8, SignJWT, type CryptoKey } from 'jose';
import type { ResourceServer } from './start-resource-server.ts';

interface Minted {
  readonly alg?: 'RS256' | 'ES256' | 'EdDSA';
  /** Claims beside those of a good token; `undefined` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Another key than the local one. */
  readonly key?: CryptoKey | Uint8Array;
}

/** Signs a token with a key of the local issuer: that of an editor, good for ten minutes, unless it is told otherwise. */
export async function mintToken(
  { local }: ResourceServer,
  { alg = 'RS256', ...changed }: Minted = {},
): Promise<string> {
  const { kid, pem } = local.keys[alg];
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: local.issuer, aud: local.audience, sub: 'edith', role: 'editor', iat: now, exp: now + 600 };
  return new SignJWT({ ...good, ...changed.claims })
    .setProtectedHeader({ alg, kid, typ: 'JWT', ...changed.header })
    .sign(changed.key ?? (await importPKCS8(pem, alg)));
}
