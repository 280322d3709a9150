import type { TokenState } from '../../model/token-state.ts';
import { jwtPart, jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** Claims that give rights, as common issuers name them. */
const rights = ['role', 'roles', 'scope', 'scp', 'permissions', 'groups', 'authorities'];

/** More rights written into the claims, the signature as it was: what every holder of a token can try. */
export const tamperedClaim: TokenState = {
  summary: 'the token of the principal with another role or scope written into it',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['jwt'], how: 'its own, a claim of rights changed, the signature as it was' }],
  exists: ({ token }) => jwtParts(token) !== undefined,
  derive: (source) => {
    const parts = jwtParts(source.token);
    if (!parts) return undefined;
    const [header = '', , signature = ''] = source.token.split('.');
    return present([header, jwtPart(raised(parts.payload)), signature].join('.'), source);
  },
};

function raised(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const name = rights.find((each) => each in payload) ?? 'role';
  const value = payload[name];
  if (Array.isArray(value)) return { ...payload, [name]: [...value, higherThan(value.at(-1))] };
  if (name === 'role' || typeof value !== 'string') return { ...payload, [name]: higherThan(value) };
  return { ...payload, [name]: `${value} ${higherThan(value)}` };
}

/** Another one, whatever it was. */
function higherThan(value: unknown): string {
  return value === 'admin' ? 'owner' : 'admin';
}
