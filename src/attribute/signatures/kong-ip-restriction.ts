import { jsonMessage } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** Kong/kong kong/plugins/ip-restriction/handler.lua. */
export const kongIpRestriction: RefusalSignature = {
  summary: 'Kong: the ip-restriction plugin does not let this address through',
  hop: 'gateway',
  cause: 'client-address',
  confidence: 'high',
  matches: (response) => {
    const message = jsonMessage(response);
    return response.status === 403 && message?.startsWith('IP address not allowed: ')
      ? `message "${message}"`
      : undefined;
  },
};
