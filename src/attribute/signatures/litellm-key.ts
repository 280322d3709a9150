import { jsonError } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

const types = new Set(['expired_key', 'token_not_found_in_db']);

/** BerriAI/litellm litellm/proxy/_types.py, ProxyErrorTypes. */
export const litellmKey: RefusalSignature = {
  summary: 'LiteLLM: the key is expired, or not one of its own',
  hop: 'llm-proxy',
  cause: 'token',
  confidence: 'high',
  matches: (response) => {
    const type = jsonError(response)?.['type'];
    return response.status >= 400 && typeof type === 'string' && types.has(type) ? `error.type ${type}` : undefined;
  },
};
