import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

/** RFC 8725 §2.1: the public key, which everybody has, taken for the secret of an HMAC. */
export const algConfusion: TokenState = {
  summary: 'signed with HS256 and the public key as the secret',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [{ from: ['key', 'key-pair'], how: 'signed with the text of its public key as the secret' }],
  derive: async (source) => source.mint && present(await source.mint({ key: 'public' }), source),
};
