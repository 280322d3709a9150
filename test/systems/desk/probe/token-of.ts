import { members } from '../members.ts';
import { signToken } from '../sign-token.ts';

const right = 'the key of the desk, for these tests only';
const other = 'another key than that of the desk';

/** The environment of a desk that knows these tokens. */
export const env = { DESK_KEY: right };

/** A member's token, in one of the states that tokens can be in. */
export function tokenOf(principal: string, state = 'valid'): string {
  const member = members.find(({ id }) => id === principal);
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: principal,
    roles: member?.roles,
    tenant: member?.tenant,
    exp: now + (state === 'expired' ? -3600 : 600),
    ...(state === 'not-yet-valid' && { nbf: now + 300 }),
  };
  const token = signToken(claims, state === 'wrong-key' ? other : right);
  const [head, body, signature = ''] = token.split('.');
  if (state === 'alg-none') return `${encoded({ alg: 'none' })}.${body}.`;
  if (state === 'wrong-signature') return `${head}.${body}.${signature.slice(1)}${signature.slice(0, 1)}`;
  if (state !== 'tampered-claim') return token;
  return `${head}.${encoded({ ...claims, roles: [...(member?.roles ?? []), 'admin'] })}.${signature}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
