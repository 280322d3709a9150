import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** The principal's working token. */
export const valid: TokenState = {
  summary: 'the working token of the principal',
  identity: true,
  fault: false,
  statuses: [],
  derive: (source) => present(source.token, source),
};
