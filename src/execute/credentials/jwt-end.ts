import { decodeJwt } from 'jose';

/** When a JWT ends, in seconds since the epoch; `undefined`: it does not say, or is no JWT. RFC 7519 §4.1.4. */
export function jwtEnd(token: string): number | undefined {
  try {
    return decodeJwt(token).exp;
  } catch {
    return undefined;
  }
}
