import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Who signs a certificate: with which key, and how that is called. */
export interface Signer {
  readonly key: KeyObject;
  /** Object identifier of the signature algorithm, RFC 5758 §3.2, RFC 4055 §5, RFC 8410 §3. */
  readonly algorithm: string;
  /** RSA writes its parameters as NULL, the others leave them out. */
  readonly nullParameters: boolean;
  readonly sign: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>;
}

/** Signs with the private key of an authority, in PEM; throws for a kind of key that no authority uses. */
export function signerOf(pem: string): Signer {
  return signing(createPrivateKey(pem));
}

/** A new key of which nobody knows. */
export function newSigner(): Signer & { readonly publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...signing(privateKey), publicKey };
}

function signing(key: KeyObject): Signer {
  const kind = key.asymmetricKeyType;
  const signed = (hash: string | null) => (bytes: Uint8Array) => new Uint8Array(sign(hash, bytes, key));
  if (kind === 'ec') return { key, algorithm: '1.2.840.10045.4.3.2', nullParameters: false, sign: signed('sha256') };
  if (kind === 'rsa') return { key, algorithm: '1.2.840.113549.1.1.11', nullParameters: true, sign: signed('sha256') };
  if (kind === 'ed25519') return { key, algorithm: '1.3.101.112', nullParameters: false, sign: signed(null) };
  throw new TypeError(`expected an EC, RSA or Ed25519 key, not ${kind ?? createPublicKey(key).type}`);
}
