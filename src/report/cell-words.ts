import type { VerdictRecord } from '../model/verdict.ts';
import { refusalWords } from '../model/refusal-status.ts';
import { printable } from './printable.ts';

/** What the contract wants of a cell: `2xx`, `403`, `401 or 403`. */
export function expectedWords({ expected }: Pick<VerdictRecord, 'expected'>): string {
  if (expected.outcome === 'admitted') return '2xx';
  if (expected.outcome === 'either') return '2xx or a refusal';
  return expected.statuses.length === 0 ? 'a refusal' : refusalWords(expected.statuses);
}

/** What the server did: `admitted with 201`, `no complete response`. */
export function observedWords({ observed }: Pick<VerdictRecord, 'observed'>): string {
  if (observed === null) return 'not sent';
  if (observed.status === null)
    return observed.outcome === 'unanswered'
      ? 'no complete response'
      : `${observed.outcome}: the connection was closed`;
  return `${observed.outcome} with ${observed.status}`;
}

/** Who answered and why, as far as known: `the gateway, because of client-address (server: envoy)`. */
export function attributionWords({ observed }: Pick<VerdictRecord, 'observed'>): string | undefined {
  if (observed === null || (observed.hop === 'unknown' && observed.cause === null)) return undefined;
  const hop = observed.hop === 'unknown' ? 'an unknown hop' : `the ${observed.hop}`;
  const cause = observed.cause === null ? '' : `, cause: ${printable(observed.cause)}`;
  const evidence = observed.evidence.length === 0 ? '' : ` (${observed.evidence.map(printable).join('; ')})`;
  return `${hop}${cause}${evidence}`;
}

/** The point as people say it: `editor · token=expired`. */
export function pointWords({ principal, axes }: Pick<VerdictRecord, 'principal' | 'axes'>): string {
  return [principal, ...Object.entries(axes).map(([axis, value]) => `${axis}=${value}`)].map(printable).join(' · ');
}

/** What an oracle saw in the answer: `403, and 404 for one that does not exist`. */
export function seenWords({ seen }: Pick<VerdictRecord, 'seen'>, oracle: string): string | undefined {
  const found = seen.find((each) => each.oracle === oracle);
  return found && printable(found.evidence);
}
