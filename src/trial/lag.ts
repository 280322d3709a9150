import type { ObservationLine } from '../model/journal.ts';
import type { Received, Step } from '../model/step.ts';

/** A credential that was just ended. */
export interface Ended {
  readonly principal: string;
  /** Its token state. */
  readonly token: string;
  /** A read that only a recognised credential gets. */
  readonly verify: { readonly method: string; readonly path: string };
  readonly address: string;
  /** How long it may go on working. */
  readonly withinMs: number;
}

const firstPauseMs = 100;
const longestPauseMs = 1_000;

/** Reads with an ended credential until it is refused, or may no longer be admitted. Time is what the steps took. */
export function* lag(ended: Ended): Generator<Step, ObservationLine | undefined, Received> {
  const { principal, token, verify, address, withinMs } = ended;
  const request = { method: verify.method, target: verify.path, headers: [], body: undefined };
  let ms = 0;
  let admitted: string | undefined;
  for (let pause = firstPauseMs, attempt = 1; ; pause = Math.min(pause * 2, longestPauseMs), attempt++) {
    const about = `ended ${token} ${principal}`;
    const { answers } = yield {
      kind: 'send',
      sendings: [{ about, at: { principal, token, address }, request, attempt }],
    };
    const [answer] = answers;
    if (answer?.kind !== 'exchange') return undefined;
    ms += answer.ms;
    const refused = answer.answer.kind === 'response' && answer.answer.status >= 400 && answer.answer.status < 500;
    if (refused || ms >= withinMs) {
      const exchanges = [...(admitted === undefined ? [] : [admitted]), answer.id];
      return {
        type: 'observation',
        kind: 'lag',
        principal,
        token,
        ms: Math.round(ms),
        refused,
        within: withinMs,
        exchanges,
      };
    }
    admitted = answer.id;
    const rest = Math.min(pause, withinMs - ms);
    yield { kind: 'wait', ms: rest, because: `the ${token} credential of ${principal} is still admitted` };
    ms += rest;
  }
}

/** Whether a credential gets what only a recognised one gets. */
export function* isAdmitted(ended: Omit<Ended, 'withinMs'>): Generator<Step, boolean, Received> {
  const { principal, token, verify, address } = ended;
  const request = { method: verify.method, target: verify.path, headers: [], body: undefined };
  const about = `before the end of ${token} ${principal}`;
  const { answers } = yield {
    kind: 'send',
    sendings: [{ about, at: { principal, token, address }, request, attempt: 1 }],
  };
  const [answer] = answers;
  return answer?.kind === 'exchange' && answer.answer.kind === 'response' && answer.answer.status < 300;
}
