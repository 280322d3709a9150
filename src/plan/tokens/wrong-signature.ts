import type { TokenState } from '../../model/token-state.ts';
import { jwtParts } from './jwt-parts.ts';
import { present } from './present.ts';

/** Every claim right, the signature not. RFC 7515 §5.2: the server must reject it. Works on any JWT, without its key. */
export const wrongSignature: TokenState = {
  summary: 'the token of the principal with another signature, or one of another request',
  identity: true,
  fault: true,
  statuses: [401, 403],
  ways: [
    { from: ['jwt'], how: 'its own, the signature changed' },
    { from: ['signs'], how: 'its own, made for another request' },
  ],
  exists: ({ token, signer }) => signer !== undefined || jwtParts(token) !== undefined,
  derive: (source) => {
    const { token, signer } = source;
    if (signer) return signer.signed({ another: true });
    const signature = jwtParts(token)?.signature;
    return signature ? present(token.slice(0, -signature.length) + turned(signature), source) : undefined;
  },
};

/** Same length and alphabet; the first character carries six whole bits, so that it never decodes to the same bytes. */
function turned(signature: string): string {
  return (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
}
