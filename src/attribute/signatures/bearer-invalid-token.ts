import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** RFC 6750 §3.1. */
export const bearerInvalidToken: RefusalSignature = {
  summary: 'the challenge says that the token is not valid',
  hop: 'unknown',
  cause: 'token',
  confidence: 'high',
  matches: (response) =>
    response.status >= 400 && /\berror="?invalid_token\b/.test(header(response, 'www-authenticate'))
      ? 'WWW-Authenticate with error="invalid_token"'
      : undefined,
};
