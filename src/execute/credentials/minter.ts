import { importJWK, importPKCS8, type JWK, SignJWT } from 'jose';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Credential } from '../../model/environment.ts';
import type { TokenSource } from '../../model/token-state.ts';

type Jwt = Extract<Credential, { kind: 'jwt' }>;

/** Signs a principal's claims as they are at a moment, `change` merged in. */
export type Minter = (nowS: number, change?: Parameters<NonNullable<TokenSource['mint']>>[0]) => Promise<string>;

/** Reads the key once; a key that does not fit its algorithm fails here, before any traffic. */
export async function minterOf(credential: Jwt, keyText: string): Promise<Minter> {
  const { alg, kid, claims, lifetimeS } = credential;
  const own = await importKey(keyText, alg);
  let stranger: ReturnType<typeof strangerKey> | undefined;
  const mint: Minter = async (nowS, change = {}) => {
    if (change.key === 'stranger') stranger ??= strangerKey(alg);
    return await new SignJWT({ iat: nowS, exp: nowS + lifetimeS, ...claims, ...change.claims })
      .setProtectedHeader({ alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) })
      .sign(change.key === 'stranger' && stranger ? stranger : own);
  };
  await mint(0);
  return mint;
}

/** PEM (PKCS #8), a JWK, or for HS algorithms the secret itself. */
async function importKey(text: string, alg: string) {
  if (text.startsWith('{')) {
    const jwk: JWK = JSON.parse(text);
    return await importJWK(jwk, alg);
  }
  return alg.startsWith('HS') ? new TextEncoder().encode(text) : await importPKCS8(text, alg);
}

function strangerKey(alg: string) {
  if (alg.startsWith('HS')) return new Uint8Array(randomBytes(64));
  if (alg.startsWith('ES')) {
    const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };
    return generateKeyPairSync('ec', { namedCurve: curves[alg] ?? 'P-256' }).privateKey;
  }
  return alg === 'EdDSA' || alg === 'Ed25519'
    ? generateKeyPairSync('ed25519').privateKey
    : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}
