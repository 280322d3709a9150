import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** A well-formed token that nobody issued: what a server must tell from a real one before it looks at roles. */
export const unknown: TokenState = {
  summary: 'a well-formed token that was never issued',
  identity: false,
  fault: true,
  statuses: [401, 403],
  derive: async (source) => {
    const { certificates, companions, signer } = source;
    if (signer) return signer.signed({ strangers: true, nobody: true });
    if (certificates) return { headers: companions, query: [], certificate: await certificates.stranger() };
    return present(source.invent(source.token), source);
  },
};
