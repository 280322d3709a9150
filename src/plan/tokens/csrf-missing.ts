import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** The session alone, as a page of another site can send it. CWE-352. */
export const csrfMissing: TokenState = {
  summary: 'the working session without the headers that go along with it',
  identity: true,
  fault: true,
  statuses: [400, 401, 403, 419],
  ways: [{ from: ['companion'], how: 'its own, `headers` left out' }],
  exists: ({ companions }) => companions.length > 0,
  derive: (source) => present(source.token, { ...source, companions: [] }),
};
