import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** RFC 9110 §11.1: the name of a scheme is case-insensitive, so this one should work. */
export const lowerCaseScheme: TokenState = {
  summary: 'the working token behind its scheme in lower case',
  identity: true,
  fault: true,
  statuses: [401, 403],
  advice: true,
  ways: [{ from: ['schemed'], how: 'its own, the scheme in lower case' }],
  exists: ({ place }) => place.in === 'header' && place.scheme !== undefined,
  derive: (source) => {
    const { place, token } = source;
    if (place.in !== 'header' || place.scheme === undefined) return undefined;
    return present(token, source, { ...place, scheme: place.scheme.toLowerCase() });
  },
};
