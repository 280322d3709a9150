import type { RefusalSignature } from '../../model/signature.ts';
import { said } from '../said.ts';

/** envoyproxy/envoy source/extensions/filters/http/local_ratelimit/local_ratelimit.cc; the status is configurable. */
export const envoyLocalRateLimit: RefusalSignature = {
  summary: 'Envoy, Istio, Gloo or kgateway: the local rate limit is used up',
  hop: 'gateway',
  cause: 'limit',
  confidence: 'high',
  matches: (response) => said(response, 'local_rate_limited', 429, 403, 503),
};
