import type { TokenState } from '../../model/token-state.ts';
import { bearer } from './bearer.ts';

/** The principal's working token. */
export const valid: TokenState = {
  summary: 'the working token of the principal',
  identity: true,
  fault: false,
  statuses: [],
  derive: ({ token }) => bearer(token),
};
