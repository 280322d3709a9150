import type { TokenState } from '../../model/token-state.ts';

/** The id from before the login must die with it, or whoever planted it is logged in, too. CWE-384. */
export const sessionFixation: TokenState = {
  summary: 'the session id that the principal had before it logged in',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['earlier-session'], how: 'what its steps kept as `before`' }],
  derive: () => undefined,
};
