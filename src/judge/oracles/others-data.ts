import type { ExchangeLine } from '../../model/journal.ts';
import type { Oracle, Refusal, Refusals } from '../../model/oracle.ts';

/** What stands in place of a credential. */
const credential = /\$[A-Z][A-Z0-9_]*/g;

/**
 * Only what is certain: a value that was made for one request of this run and never for another, or a credential. That a
 * name or an address belongs to somebody else cannot be known from outside.
 */
export const othersData: Oracle = {
  summary: 'a refusal holds what only another principal sent: a value made for one request, or a credential (CWE-200)',
  severity: 'high',
  title: "refusals show other callers' data",
  remedy: 'look for a cache or a buffer that callers share, and for messages that quote what others sent',
  *look({ run, exchanges, all }) {
    const unique = uniqueIn(run.id);
    for (const refusal of all) {
      const { body } = refusal.response;
      const held = [...(body.match(unique) ?? []), ...(body.match(credential) ?? [])];
      if (held.length === 0) continue;
      for (const value of new Set(held)) {
        const other = senderOf(value, refusal, exchanges);
        if (!other) continue;
        yield {
          cell: refusal.cell.id,
          evidence: `holds ${value}, which ${other.at.principal} sent (${other.about})`,
          against: other.id,
        };
        break;
      }
    }
  },
};

/** Unique values end in letters of the run's id and serial numbers: nothing that a server has of its own looks like one. */
function uniqueIn(run: string): RegExp {
  return new RegExp(String.raw`${RegExp.escape(run.slice(-6))}[\da-z]+x[\da-z]+`, 'g');
}

/** Who else sent the value, where the caller itself did not. */
function senderOf(value: string, { exchange }: Refusal, exchanges: Refusals['exchanges']): ExchangeLine | undefined {
  if (sends(exchange, value)) return undefined;
  let found: ExchangeLine | undefined;
  for (const other of exchanges.values()) {
    if (!sends(other, value)) continue;
    // The caller's own, from a request before this one.
    if (other.at.principal === exchange.at.principal) return undefined;
    found ??= other;
  }
  return found;
}

function sends({ request }: ExchangeLine, value: string): boolean {
  const whole = new RegExp(String.raw`${RegExp.escape(value)}(?!\w)`);
  const parts = [request.target, request.body ?? '', ...request.headers.map(([, text]) => text)];
  return parts.some((text) => text.includes(value) && whole.test(text));
}
