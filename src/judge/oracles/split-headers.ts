import type { Oracle } from '../../model/oracle.ts';
import { twoHeaders, type TwoHeaders } from '../two-headers.ts';

/**
 * RFC 9110 §5.3: what stands in two headers is for each layer to make something of. Where one layer refuses the unknown
 * token in front and another one that behind, neither because there are two, they read different callers: what the gateway
 * has verified is not what the application acts on.
 */
export const splitHeaders: Oracle = {
  summary: 'gateway and application take different ones of two Authorization headers (RFC 9110 §5.3)',
  severity: 'medium',
  title: 'layers take different ones of two Authorization headers',
  remedy:
    'refuse a request with more than one Authorization header (400) at the gateway, or hand on the one that it verified',
  *look(refusals) {
    const { first, last, alike } = twoHeaders(refusals) ?? {};
    // A layer that refuses or joins two headers is right, whatever the other one takes.
    if (!first || !last || !alike?.admitted) return;
    const [one, other] = [hopOf(first), hopOf(last)];
    if (one === undefined || other === undefined || one === other) return;
    yield {
      cell: first.cell.id,
      evidence: `${first.status} from the ${one} with the working token first, ${last.status} from the ${other} with it last, ${alike.status} with it twice`,
      against: last.exchange.id,
    };
  },
};

/** Who refused it as a bad token; a 400 is about the request. */
function hopOf({ status, refusal }: TwoHeaders): string | undefined {
  const { hop = 'unknown' } = refusal?.verdict.observed ?? {};
  return (status === 401 || status === 403) && hop !== 'unknown' ? hop : undefined;
}
