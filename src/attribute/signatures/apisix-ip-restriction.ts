import { jsonMessage } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** apache/apisix apisix/plugins/ip-restriction.lua. */
export const apisixIpRestriction: RefusalSignature = {
  summary: 'APISIX: the ip-restriction plugin does not let this address through',
  hop: 'gateway',
  cause: 'client-address',
  confidence: 'high',
  matches: (response) => {
    const message = jsonMessage(response);
    return response.status === 403 && message === 'Your IP address is not allowed' ? `message "${message}"` : undefined;
  },
};
