import { notSentCodes } from './not-sent.ts';
import { outcomes } from './outcome.ts';
import type { VerdictRecord } from './verdict.ts';

type Decided = Pick<VerdictRecord, 'verdict' | 'code' | 'observed' | 'proven'>;

/**
 * How a cell stands, in one line of a baseline: `admitted, proven`, `refused 403 by gateway for client-address, proven`,
 * `refused 401, either way`, `inconclusive`, `not-evaluable dangerous`. No times, no ids: it differs when access, its
 * reason or its proof differs, and else never. The status of an admission is no permission and is left out.
 */
export function standing({ verdict, code, observed, proven }: Decided): string {
  if (verdict === 'inconclusive') return verdict;
  if (verdict === 'not-evaluable' || observed === null) return `not-evaluable ${code}`;
  if (verdict !== 'pass') return `${answer(observed)}, ${verdict}`;
  // Whoever reads it without the matrix can tell what the contract wanted.
  if (code === 'either-way') return `${answer(observed)}, either way`;
  return `${answer(observed)}, ${proven ? 'proven' : 'unproven'}`;
}

function answer({ outcome, status, hop, cause }: NonNullable<VerdictRecord['observed']>): string {
  if (outcome === 'admitted') return outcome;
  const how = status ?? (outcome === 'refused' ? 'closed' : undefined);
  const parts = [how, hop === 'unknown' ? undefined : `by ${hop}`, cause === null ? undefined : `for ${cause}`];
  return [outcome, ...parts.filter((part) => part !== undefined)].join(' ');
}

/** Every text that a cell can stand as. */
export const standingPattern = new RegExp(
  `^(?:inconclusive|not-evaluable (?:${Object.keys(notSentCodes).join('|')})|` +
    `(?:${outcomes.join('|')})(?: closed| [1-9]\\d\\d)?(?: by [a-z-]+)?(?: for [^\\s,]+)?, ` +
    '(?:proven|unproven|either way|over-permissive|over-restrictive|wrong-refusal))$',
);
