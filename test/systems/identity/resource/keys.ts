import { createRemoteJWKSet, exportSPKI, importJWK, type CompactJWSHeaderParameters, type CryptoKey } from 'jose';
import { localIssuer } from '../identity.ts';
import type { Settings } from './settings.ts';

/** A key that is trusted, for one algorithm and one issuer. */
interface TrustedKey {
  readonly key: CryptoKey | Uint8Array;
  readonly alg: string;
  readonly issuer: string;
}

/** A key of the local issuer. */
interface LocalKey extends TrustedKey {
  readonly kid: string;
  readonly pem: string;
}

/** The keys that are trusted. */
export interface Keys {
  readonly local: readonly LocalKey[];
  /** The key that a header names by `kid`; throws where there is none. */
  readonly find: (header: CompactJWSHeaderParameters) => Promise<TrustedKey>;
}

/** Reads the local keys, and those of the provider when they are first asked for. */
export async function loadKeys({ issuer, localKeys }: Settings): Promise<Keys> {
  const local = await Promise.all(
    localKeys.map(async (jwk) => {
      const key = await importJWK({ ...jwk, ext: true });
      if (key instanceof Uint8Array) throw new Error('a local key is not public');
      return { key, alg: jwk.alg ?? '', kid: jwk.kid ?? '', issuer: localIssuer, pem: await exportSPKI(key) };
    }),
  );
  const remote = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  return {
    local,
    find: async ({ kid }) => {
      if (kid === undefined) throw new Error('no kid');
      // The algorithm is that of the key and never what the token says, RFC 8725 §3.1.
      const own = local.find((key) => key.kid === kid);
      return own ?? { key: await remote({ alg: 'RS256', kid }), alg: 'RS256', issuer };
    },
  };
}
