import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** A token outside the grammar: `{` and `}` are no b64token characters, RFC 6750 §2.1. */
export const malformed: TokenState = {
  summary: 'a token that breaks the grammar of tokens',
  identity: false,
  fault: true,
  statuses: [401, 403],
  exists: ({ place }) => 'name' in place,
  derive: (source) => (!('name' in source.place) ? undefined : present('{malformed}', source)),
};
