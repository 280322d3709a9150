import type { TokenState } from '../../model/token-state.ts';
import { present } from './present.ts';

type Header = readonly [name: string, value: string];

/** States in which a token stands in two headers of one name. RFC 6750 §2: once; what a server makes of two, RFC 9110 §5.3 leaves open. */
export function inTwoHeaders(
  { summary, how }: { readonly summary: string; readonly how: string },
  both: (own: Header, other: Header) => readonly [Header, Header],
): TokenState {
  return {
    summary,
    identity: true,
    fault: true,
    statuses: [400, 401, 403],
    optional: true,
    advice: true,
    once: true,
    ways: [{ from: ['schemed'], how }],
    exists: ({ place }) => place.in === 'header',
    derive: (source) => {
      const [own] = present(source.token, source).headers;
      const [other] = present(source.invent(source.token), source).headers;
      return own && other && { headers: [...both(own, other), ...source.companions], query: [] };
    },
  };
}
