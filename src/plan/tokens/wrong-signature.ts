import type { TokenState } from '../../model/token-state.ts';
import { bearer } from './bearer.ts';

const jwt = /^[\w-]+\.[\w-]+\.(?<signature>[\w-]+)$/;

/** Every claim right, the signature not. RFC 7515 §5.2: the server must reject it. Works on any JWT, without its key. */
export const wrongSignature: TokenState = {
  summary: 'the token of the principal with another signature',
  identity: true,
  fault: true,
  statuses: [401, 403],
  derive: ({ token }) => {
    const signature = jwt.exec(token)?.groups?.['signature'];
    if (!signature) return undefined;
    return bearer(token.slice(0, -signature.length) + turned(signature));
  },
};

/** Same length and alphabet; the first character carries six whole bits, so that it never decodes to the same bytes. */
function turned(signature: string): string {
  return (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
}
