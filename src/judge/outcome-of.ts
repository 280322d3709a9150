import type { OutcomeName } from '../model/outcome.ts';
import type { RefusalStatus } from '../model/refusal-status.ts';
import type { Answer } from '../model/wire.ts';
import { isClosed } from './is-closed.ts';

/** What the contract declares about the answers of one cell. */
export interface Declared {
  /** Statuses that count as a refusal of the cell's fault. */
  readonly statuses: readonly RefusalStatus[];
  /** 404 is a refusal here. */
  readonly hides: boolean;
  /** Statuses beyond 2xx that are a success. */
  readonly success: readonly number[];
}

/** What was noticed about an answer. */
export interface Noticed {
  readonly notes: readonly string[];
  /** A signature of a limit, quota, licence or maintenance fits. */
  readonly limit: string | undefined;
}

/** Notes that turn a 2xx into a refusal. */
const softDenials: ReadonlySet<string> = new Set(['soft-denial', 'html-for-json']);

const absent = new Set([404, 405, 410, 501]);

/** What an exchange amounts to: the first line that fits, so the order is the meaning. */
export function outcomeOf(answer: Answer, declared: Declared, { notes, limit }: Noticed): OutcomeName {
  if (answer.kind !== 'response')
    return declared.statuses.includes('closed') && isClosed(answer) ? 'refused' : 'unanswered';
  const { status } = answer;
  if (status === 402 || status === 429 || limit !== undefined) return 'limited';
  if (status === 401 || status === 403 || declared.statuses.includes(status)) return 'refused';
  if (status === 404 && declared.hides) return 'refused';
  const success = status >= 200 && status < 300;
  if (success && notes.some((note) => softDenials.has(note))) return 'refused';
  if (success || declared.success.includes(status)) return 'admitted';
  if (status >= 300 && status < 400) return 'redirected';
  if (absent.has(status)) return 'absent';
  return status >= 500 ? 'failed' : 'rejected';
}
