import { members } from '../members.ts';
import { signToken } from '../sign-token.ts';

const right = 'the key of the desk, for these tests only';
const states = {
  valid: { key: right, expiresInS: 600 },
  expired: { key: right, expiresInS: -3600 },
  'wrong-signature': { key: 'another key than that of the desk', expiresInS: 600 },
};

/** The environment of a desk that knows these tokens. */
export const env = { DESK_KEY: right };

/** A member's token, in one of the states that tokens can be in. */
export function tokenOf(principal: string, state = 'valid'): string {
  const member = members.find(({ id }) => id === principal);
  const { key, expiresInS } = Object.entries(states).find(([name]) => name === state)?.[1] ?? states.valid;
  const exp = Math.floor(Date.now() / 1000) + expiresInS;
  const token = signToken({ sub: principal, roles: member?.roles, tenant: member?.tenant, exp }, key);
  if (state !== 'alg-none') return token;
  const [, claims] = token.split('.');
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
}
