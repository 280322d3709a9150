import { exportJWK, importJWK, importPKCS8, type JWK, type JWTPayload, SignJWT } from 'jose';
import { createPrivateKey, createPublicKey, KeyObject, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Credential } from '../../model/credential.ts';
import type { Holder } from './holder.ts';
import type { MintChange } from '../../model/token-state.ts';

type Jwt = Extract<Credential, { kind: 'jwt' }>;

/** Signs a principal's claims as they are at a moment, changed as told. */
export type Minter = (nowS: number, change?: MintChange) => Promise<string>;

/** Reads the key once; a key that does not fit its algorithm fails here, before any traffic. */
export async function minterOf(credential: Jwt, keyText: string): Promise<Minter> {
  const { alg, kid: ownKid, claims, lifetimeS } = credential;
  const own = await importKey(keyText, alg);
  const mint: Minter = async (nowS, { claims: changed, without = [], kid = ownKid, key = 'own' } = {}) => {
    const payload: JWTPayload = { iat: nowS, exp: nowS + lifetimeS, ...claims, ...changed };
    const kept = Object.fromEntries(Object.entries(payload).filter(([name]) => !without.includes(name)));
    const header = { alg: key === 'public' ? 'HS256' : alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) };
    const signing = key === 'own' ? own : key === 'stranger' ? strangerKey(alg) : publicText(keyText);
    return await new SignJWT(kept).setProtectedHeader(header).sign(signing);
  };
  await mint(0);
  return mint;
}

/** Signs any claims with a key that nobody knows, by the algorithm of the header. */
export async function forge(
  header: Readonly<Record<string, unknown>>,
  payload: Readonly<Record<string, unknown>>,
  how?: { readonly embed: true },
): Promise<string | undefined> {
  const alg = typeof header['alg'] === 'string' ? header['alg'] : 'RS256';
  if (!/^(?:(?:HS|RS|PS|ES)(?:256|384|512)|EdDSA|Ed25519)$/.test(alg)) return undefined;
  const key = strangerKey(alg);
  if (how && key instanceof Uint8Array) return undefined;
  const embedded = how && key instanceof KeyObject ? { jwk: await exportJWK(createPublicKey(key)) } : {};
  return await new SignJWT({ ...payload }).setProtectedHeader({ ...header, ...embedded, alg }).sign(key);
}

/** Signs any claims as if the public key of their header were the secret of an HMAC, RFC 8725 §2.1. */
export async function confused(
  header: Readonly<Record<string, unknown>>,
  payload: Readonly<Record<string, unknown>>,
  publicKey: NonNullable<Holder['publicKey']>,
): Promise<string | undefined> {
  const kid = typeof header['kid'] === 'string' ? header['kid'] : undefined;
  // An issuer that is down while one looks has said nothing.
  const pem = await publicKey(kid).catch(() => undefined);
  if (pem === undefined) return undefined;
  const signing = new SignJWT({ ...payload }).setProtectedHeader({ ...header, alg: 'HS256' });
  return await signing.sign(new TextEncoder().encode(pem));
}

/** PEM (PKCS #8), a JWK, or for HS algorithms the secret itself. */
async function importKey(text: string, alg: string) {
  if (text.startsWith('{')) {
    const jwk: JWK = JSON.parse(text);
    return await importJWK(jwk, alg);
  }
  return alg.startsWith('HS') ? new TextEncoder().encode(text) : await importPKCS8(text, alg);
}

/** The public key as servers have it in a file. */
function publicText(keyText: string): Uint8Array {
  const key = keyText.startsWith('{')
    ? createPrivateKey({ key: JSON.parse(keyText), format: 'jwk' })
    : createPrivateKey(keyText);
  return new TextEncoder().encode(createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString());
}

/** Making an RSA key takes long. */
const strangers = new Map<string, ReturnType<typeof newKey>>();

function strangerKey(alg: string): ReturnType<typeof newKey> {
  let key = strangers.get(alg);
  if (!key) strangers.set(alg, (key = newKey(alg)));
  return key;
}

function newKey(alg: string) {
  if (alg.startsWith('HS')) return new Uint8Array(randomBytes(64));
  if (alg.startsWith('ES')) {
    const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };
    return generateKeyPairSync('ec', { namedCurve: curves[alg] ?? 'P-256' }).privateKey;
  }
  return alg === 'EdDSA' || alg === 'Ed25519'
    ? generateKeyPairSync('ed25519').privateKey
    : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}
