import { jsonError } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** BerriAI/litellm litellm/proxy/_types.py, ProxyErrorTypes. By type, because the status was 401 in older versions. */
const denials = new Set([
  'key_model_access_denied',
  'team_model_access_denied',
  'user_model_access_denied',
  'org_model_access_denied',
  'tool_access_denied',
]);

/** A key, team, user or organization without this model. */
export const litellmModel: RefusalSignature = {
  summary: 'LiteLLM: this key, team, user or organization has no access to the model or tool',
  hop: 'llm-proxy',
  cause: 'permission',
  confidence: 'high',
  matches: (response) => {
    const type = jsonError(response)?.['type'];
    return response.status >= 400 && typeof type === 'string' && denials.has(type) ? `error.type ${type}` : undefined;
  },
};
