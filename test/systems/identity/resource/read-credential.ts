import type { FastifyRequest } from 'fastify';
import type { IsBroken } from './breaks.ts';

/** What a request presents: a token, or why there is none. */
export type Credential = { readonly token: string } | 'none' | 'several' | 'empty' | 'malformed';

// RFC 6750 §2.1.
const b64token = /^[-A-Za-z0-9._~+/]+=*$/;

/** Reads the Bearer token out of the Authorization header, and out of nowhere else. */
export function readCredential({ raw, query }: FastifyRequest, isBroken: IsBroken): Credential {
  // Node's own view drops all but the first of these headers.
  const [header, ...others] = raw.headersDistinct['authorization'] ?? [];
  if (others.length > 0 && !isBroken('takes-first-header')) return 'several';
  if (header === undefined) return (isBroken('accepts-query-token') && inQuery(query)) || 'none';
  const [, scheme = '', text = ''] = /^(\S*) *(.*)$/.exec(header) ?? [];
  if (!isBearer(scheme, isBroken) && !isBroken('accepts-any-scheme')) return 'none';
  if (text === '') return 'empty';
  return b64token.test(text) ? { token: text } : 'malformed';
}

/** Schemes are compared without regard to case, RFC 9110 §11.1. */
function isBearer(scheme: string, isBroken: IsBroken): boolean {
  return isBroken('case-sensitive-scheme') ? scheme === 'Bearer' : scheme.toLowerCase() === 'bearer';
}

function inQuery(query: unknown): Credential | undefined {
  const token = query !== null && typeof query === 'object' && 'access_token' in query ? query.access_token : undefined;
  return typeof token === 'string' ? { token } : undefined;
}
