import type { Oracle } from '../../model/oracle.ts';
import { twoHeaders, type TriedHeaders } from '../two-headers.ts';

/** RFC 6750 §2: a token in one place, once. Layers that take different ones of several headers see different callers. */
export const oneOfTwoHeaders: Oracle = {
  summary: 'of two Authorization headers one is taken and the other one, which is not good, ignored (RFC 9110 §5.3)',
  severity: 'info',
  title: 'two Authorization headers are admitted',
  remedy:
    'refuse a request with more than one Authorization header (400), or see to it that every layer takes the same one; to have it asked of every principal, name two-headers and two-headers-last under `refusals`',
  *look(refusals) {
    const tried = twoHeaders(refusals);
    if (!tried || (!tried.first.admitted && !tried.last.admitted)) return;
    const [shown, other] = tried.first.admitted ? [tried.first, tried.last] : [tried.last, tried.first];
    yield { cell: shown.cell.id, evidence: counting(tried), against: other.exchange.id };
  },
};

function counting({ first, last }: TriedHeaders): string {
  const statuses = `${first.status} with the working token first, ${last.status} with it last`;
  if (first.admitted && last.admitted) return `either one counts: ${statuses}`;
  return `the ${first.admitted ? 'first' : 'last'} one counts: ${statuses}`;
}
