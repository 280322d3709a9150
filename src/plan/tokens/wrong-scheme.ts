import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** RFC 9110 §11.4: the scheme says how the rest is to be read; under another one it is another credential. */
export const wrongScheme: TokenState = {
  summary: 'the working token behind another scheme',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['schemed'], how: 'its own behind `Basic`, or behind `Bearer` where it is Basic' }],
  exists: ({ place }) => place.in === 'header' && place.scheme !== undefined,
  derive: (source) => {
    const { place, token } = source;
    if (place.in !== 'header' || place.scheme === undefined) return undefined;
    const scheme = place.scheme.toLowerCase() === 'basic' ? 'Bearer' : 'Basic';
    return present(token, source, { ...place, scheme });
  },
};
