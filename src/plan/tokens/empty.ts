import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** The place of the credential, and nothing in it. */
export const empty: TokenState = {
  summary: 'the scheme or the name of the credential, and nothing behind it',
  identity: false,
  fault: true,
  statuses: [401, 403],
  exists: ({ place }) => 'name' in place,
  derive: (source) => (!('name' in source.place) ? undefined : present('', source)),
};
