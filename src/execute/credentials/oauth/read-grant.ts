import type { webcrypto } from 'node:crypto';
import { importJWK, importPKCS8, type JWK } from 'jose';
import type { OAuthGrant, SecretSource } from '../../../model/credential.ts';
import type { HolderOptions } from '../holder.ts';
import { readSecret } from '../read-secret.ts';
import { secretName } from '../secret-name.ts';
import type { Grant } from './grant.ts';

/** Reads the secrets of a grant, or says what is missing. */
export async function readGrant(
  { clientSecret, clientKey, password, token, ...declared }: OAuthGrant & { readonly kind?: string },
  { variables, redactor, principal, authorities }: HolderOptions & { readonly principal: string },
): Promise<Grant | { readonly problem: string }> {
  const plain = { ...declared, ...(authorities !== undefined && { authorities }) };
  const secrets: { clientSecret?: string; password?: string; token?: string; key?: string } = {};
  const sources: Readonly<Record<keyof typeof secrets, SecretSource | undefined>> = {
    clientSecret,
    password,
    token,
    key: clientKey?.key,
  };
  for (const part of ['clientSecret', 'password', 'token', 'key'] as const) {
    const source = sources[part];
    if (!source) continue;
    const read = await readSecret(source, variables);
    if ('problem' in read) return read;
    redactor.add(read.secret, secretName(source, principal, part));
    secrets[part] = read.secret;
  }
  const { key, ...read } = secrets;
  if (!clientKey || key === undefined) return { ...plain, ...read };
  try {
    return { ...plain, ...read, clientKey: { ...clientKey, key: await imported(key, clientKey.alg) } };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unreadable';
    return { problem: `its client key does not fit ${clientKey.alg} (${why}): give a PKCS #8 PEM or a JWK` };
  }
}

async function imported(text: string, alg: string): Promise<webcrypto.CryptoKey> {
  if (!text.startsWith('{')) return await importPKCS8(text, alg);
  const jwk: JWK = JSON.parse(text);
  const key = await importJWK(jwk, alg);
  if (key instanceof Uint8Array) throw new TypeError('a shared secret signs no client assertion');
  return key;
}
