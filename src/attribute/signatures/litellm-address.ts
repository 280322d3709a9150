import { jsonError } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** docs.litellm.ai/docs/proxy/ip_address. */
export const litellmAddress: RefusalSignature = {
  summary: 'LiteLLM: the client address is not on its allow list',
  hop: 'llm-proxy',
  cause: 'client-address',
  confidence: 'high',
  matches: (response) => {
    const { type, message } = jsonError(response) ?? {};
    return response.status >= 400 &&
      type === 'auth_error' &&
      typeof message === 'string' &&
      message.includes('IP address not allowed')
      ? 'error.type auth_error: IP address not allowed'
      : undefined;
  },
};
