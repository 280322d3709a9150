import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** RFC 6750 §3.1. */
export const bearerInsufficientScope: RefusalSignature = {
  summary: 'the challenge says that the token is good and its scope is not enough',
  hop: 'unknown',
  cause: 'permission',
  confidence: 'high',
  matches: (response) =>
    response.status >= 400 && /\berror="?insufficient_scope\b/.test(header(response, 'www-authenticate'))
      ? 'WWW-Authenticate with error="insufficient_scope"'
      : undefined,
};
