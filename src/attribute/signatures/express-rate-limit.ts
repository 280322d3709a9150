import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** express-rate-limit's default message; the status is configurable. */
export const expressRateLimit: RefusalSignature = {
  summary: 'express-rate-limit: too many requests',
  hop: 'application',
  cause: 'limit',
  confidence: 'high',
  matches: (response) => said(response, 'Too many requests, please try again later.', 429, 403, 503),
};
