import type { TokenState } from '../../model/token-state.ts';

/** A session that was ended: who has its id must not get in. */
export const loggedOut: TokenState = {
  summary: 'the session or token of the principal after it logged out',
  identity: true,
  fault: true,
  statuses: [401, 403],
  spends: 'logout',
  ways: [{ from: ['logout'], how: 'made by the steps once more, and ended by those of `logout`' }],
  derive: () => undefined,
};
