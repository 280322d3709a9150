import { jsonMessage } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** Kong/kong kong/plugins/rate-limiting/handler.lua; the status is configurable. */
export const kongRateLimiting: RefusalSignature = {
  summary: 'Kong: the rate-limiting plugin says that it is enough',
  hop: 'gateway',
  cause: 'limit',
  confidence: 'high',
  matches: (response) => {
    const message = jsonMessage(response);
    return response.status >= 400 && message === 'API rate limit exceeded' ? `message "${message}"` : undefined;
  },
};
