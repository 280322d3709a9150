import { jsonError } from '../json-body.ts';
import type { RefusalSignature } from '../../model/signature.ts';

/** BerriAI/litellm litellm/proxy/_types.py, ProxyErrorTypes; 400 in older versions, 429 in newer. */
export const litellmBudget: RefusalSignature = {
  summary: 'LiteLLM: the budget of the key, user or team is spent',
  hop: 'llm-proxy',
  cause: 'quota',
  confidence: 'high',
  matches: (response) =>
    response.status >= 400 && jsonError(response)?.['type'] === 'budget_exceeded'
      ? 'error.type budget_exceeded'
      : undefined,
};
