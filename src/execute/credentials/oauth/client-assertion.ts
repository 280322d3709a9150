import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Grant } from './grant.ts';

const lifeS = 60;

/** An assertion for the jwt-bearer grant, RFC 7523 §3. */
export async function clientAssertion(
  { clientId, clientKey, subject = clientId }: Grant,
  audience: string,
): Promise<string> {
  if (!clientKey) throw new TypeError('the jwt-bearer grant needs a client key');
  const { key, alg, kid } = clientKey;
  return await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .setIssuer(clientId)
    .setSubject(subject)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifeS)
    .sign(key);
}
