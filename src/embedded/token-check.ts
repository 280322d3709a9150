import { decodeJwt, errors, jwtVerify } from 'jose';
import type { Environment } from '../model/environment.ts';
import type { Check } from '../model/mutation.ts';

/** Who calls, as the token claims, and whether it may be believed. */
type TokenFound = Pick<Check, 'token' | 'roles'> & {
  /** Whose it is; empty where nobody says. */
  readonly subject: string;
};

/** Reads and verifies the token of a request. */
export type TokenCheck = (authorization: string | null) => Promise<TokenFound>;

// b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="          RFC 6750 §2.1
const b64token = /^[A-Za-z0-9\-._~+/]+=*$/;

/** Verifies tokens with the one key that signs them for all principals of the embedded environment. */
export function tokenCheck(environment: Environment, now: () => number): TokenCheck {
  const credential = environment.identities.map((identity) => identity.credential).find((one) => one.kind === 'jwt');
  const secret = credential && 'value' in credential.key ? new TextEncoder().encode(credential.key.value) : undefined;
  return async (authorization) => {
    const token = /^bearer(?:\s+(?<token>.*))?$/i.exec(authorization ?? '');
    if (!token) return { ...nobody, token: 'missing' };
    const text = token.groups?.['token'] ?? '';
    if (!b64token.test(text)) return { ...nobody, token: 'malformed' };
    if (!credential || !secret) return { ...nobody, token: 'unknown' };
    const { iss } = credential.claims;
    try {
      const { payload } = await jwtVerify(text, secret, {
        algorithms: [credential.alg],
        currentDate: new Date(now()),
        ...(typeof iss === 'string' && { issuer: iss }),
      });
      return { token: 'valid', roles: rolesIn(payload), subject: payload.sub ?? '' };
    } catch (error) {
      return { token: stateFor(error), ...claimed(text) };
    }
  };
}

function stateFor(error: unknown): Check['token'] {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'wrong-signature';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong-signature';
  return 'unknown';
}

const nobody = { roles: 'anonymous', subject: '' } as const;

function claimed(token: string): Pick<TokenFound, 'roles' | 'subject'> {
  try {
    const payload = decodeJwt(token);
    return { roles: rolesIn(payload), subject: payload.sub ?? '' };
  } catch {
    return nobody;
  }
}

function rolesIn(payload: Readonly<Record<string, unknown>>): readonly string[] {
  const { roles } = payload;
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}
