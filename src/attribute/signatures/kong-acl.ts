import { jsonMessage } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** Kong/kong kong/plugins/acl/handler.lua. */
export const kongAcl: RefusalSignature = {
  summary: 'Kong: the acl plugin knows no group of this consumer that may',
  hop: 'gateway',
  cause: 'permission',
  confidence: 'high',
  matches: (response) => {
    const message = jsonMessage(response);
    return response.status === 403 && message === 'You cannot consume this service'
      ? `message "${message}"`
      : undefined;
  },
};
