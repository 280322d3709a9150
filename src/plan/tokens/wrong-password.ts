import type { TokenState } from '../../model/token-state.ts';
import { encoded } from './basic-pair.ts';
import { present } from './present.ts';

/** A user that exists, and a password that is not its own. RFC 7617 §2. */
export const wrongPassword: TokenState = {
  summary: 'the name of the principal with another password',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['password'], how: 'its own name, an invented password' }],
  derive: (source) =>
    source.pair && present(encoded(source.pair.username, source.invent(source.pair.password)), source),
};
