import { createHmac } from 'node:crypto';

/** A token of the notes server: an HS256 JWT made by hand, so that no library is behind both sides. */
export function notesToken(
  role: string,
  { key, expiresInS }: { readonly key: string; readonly expiresInS: number },
): string {
  const expires = Math.floor(Date.now() / 1000) + expiresInS;
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: `${role}-1`, role, exp: expires })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
