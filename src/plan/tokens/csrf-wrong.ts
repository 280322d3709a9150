import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** A CSRF token that belongs to nobody: its presence must not be enough. CWE-352. */
export const csrfWrong: TokenState = {
  summary: 'the working session with invented values in the headers that go along with it',
  identity: true,
  fault: true,
  statuses: [400, 401, 403, 419],
  ways: [{ from: ['companion'], how: 'its own, `headers` invented' }],
  exists: ({ companions }) => companions.length > 0,
  derive: (source) => {
    const companions = source.companions.map(([name, value]) => [name, source.invent(value)] as const);
    return present(source.token, { ...source, companions });
  },
};
