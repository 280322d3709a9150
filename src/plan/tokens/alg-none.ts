import type { TokenState } from '../../model/token-state.ts';
import { jwtPart, jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** RFC 8725 §3.1, §3.2: a token that says it needs no signature. CVE-2015-9235 and many after it. */
export const algNone: TokenState = {
  summary: 'the claims of the principal, unsigned: `alg: none`',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['jwt'], how: 'its own, `alg` set to `none`, the signature left out' }],
  exists: ({ token }) => jwtParts(token) !== undefined,
  derive: (source) => {
    const parts = jwtParts(source.token);
    if (!parts) return undefined;
    const header = jwtPart({ ...parts.header, alg: 'none' });
    return present(`${header}.${source.token.split('.')[1] ?? ''}.`, source);
  },
};
