import type { TokenState } from '../../model/token-state.ts';
import { encoded } from './basic-pair.ts';
import { present } from './present.ts';

/** A name alone: directories take an empty password for an anonymous bind, RFC 4513 §5.1.2. */
export const emptyPassword: TokenState = {
  summary: 'the name of the principal with an empty password',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['password'], how: 'its own name, no password' }],
  derive: (source) => source.pair && present(encoded(source.pair.username, ''), source),
};
