import { header } from '../header.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** envoyproxy/envoy source/extensions/filters/http/ratelimit/ratelimit.cc; status and body are configurable, the header is not. */
export const envoyGlobalRateLimit: RefusalSignature = {
  summary: 'Envoy, Gloo or kgateway: the rate limit service says that it is enough',
  hop: 'gateway',
  cause: 'limit',
  confidence: 'high',
  matches: (response) =>
    response.status >= 400 && header(response, 'x-envoy-ratelimited') === 'true'
      ? 'header x-envoy-ratelimited: true'
      : undefined,
};
