import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** Well signed, without what the target needs to know: `required` of the credential names it. */
export const missingClaim: TokenState = {
  summary: 'a token of the principal without the claims that are required',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['key', 'required-claims'], how: 'signed without the claims that `required` names' }],
  derive: async (source) => source.mint && present(await source.mint({ without: source.required }), source),
};
