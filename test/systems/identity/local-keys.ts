import { exportJWK, exportPKCS8, generateKeyPair, type JWK } from 'jose';

/** A key of the local issuer, with which tests sign tokens themselves. */
export interface LocalKey {
  readonly kid: string;
  readonly alg: string;
  /** The private key, PKCS#8. */
  readonly pem: string;
  readonly publicJwk: JWK;
}

/** Makes a key for each algorithm. */
export async function makeLocalKeys(): Promise<Readonly<Record<'RS256' | 'ES256' | 'EdDSA', LocalKey>>> {
  const [RS256, ES256, EdDSA] = await Promise.all([makeKey('RS256'), makeKey('ES256'), makeKey('EdDSA')]);
  return { RS256, ES256, EdDSA };
}

async function makeKey(alg: string): Promise<LocalKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const kid = `local-${alg.toLowerCase()}`;
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' };
  return { kid, alg, pem: await exportPKCS8(privateKey), publicJwk };
}
