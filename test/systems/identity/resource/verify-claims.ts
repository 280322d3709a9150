import { errors, UnsecuredJWT, type JWTClaimVerificationOptions, type JWTPayload } from 'jose';
import { resources } from '../identity.ts';
import type { Settings } from './settings.ts';

/** Verifies the claims of a token whose signature was looked at already, RFC 7519 §4.1; throws where they are not good. */
export function verifyClaims(token: string, issuers: readonly string[], settings: Settings): JWTPayload {
  const { isBroken, clockToleranceS } = settings;
  const rules: JWTClaimVerificationOptions = {
    ...(isBroken('accepts-any-issuer') ? {} : { issuer: [...issuers] }),
    ...(isBroken('accepts-any-audience') ? {} : { audience: resources.jwt }),
    requiredClaims: isBroken('accepts-missing-sub') ? [] : ['sub'],
    clockTolerance: clockToleranceS,
  };
  try {
    return check(token, rules);
  } catch (error) {
    // Expiry is what is looked at last.
    if (error instanceof errors.JWTExpired && isBroken('accepts-expired')) return error.payload;
    if (isEarly(error) && isBroken('accepts-not-yet-valid')) {
      return check(token, { ...rules, currentDate: new Date(Number(error.payload.nbf) * 1000) });
    }
    throw error;
  }
}

function isEarly(error: unknown): error is errors.JWTClaimValidationFailed {
  return error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed';
}

/** The library verifies claims without a signature in unsecured tokens only, RFC 7519 §6: it is shown one. */
function check(token: string, rules: JWTClaimVerificationOptions): JWTPayload {
  const unsecured = new UnsecuredJWT().encode().split('.')[0];
  return UnsecuredJWT.decode(`${unsecured}.${token.split('.')[1]}.`, rules).payload;
}
