import type { Answer } from '../model/wire.ts';

const patienceMs = 1_000;

/**
 * How long a 429 asks to wait, RFC 9110 §10.2.3: seconds, or a date counted from the answer's own `date`. One second where it
 * does not say, and at least one: pauses of nothing would never use up the patience of a trial.
 */
export function pauseMs({ headers }: Extract<Answer, { kind: 'response' }>): number {
  const wanted = headers['retry-after'];
  if (typeof wanted !== 'string') return patienceMs;
  const seconds = Number(wanted);
  if (Number.isFinite(seconds)) return Math.max(patienceMs, seconds * 1_000);
  const from = Date.parse(String(headers['date'] ?? ''));
  const until = Date.parse(wanted);
  return Number.isFinite(until - from) ? Math.max(patienceMs, until - from) : patienceMs;
}
