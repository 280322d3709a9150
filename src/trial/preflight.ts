import type { ObservationLine } from '../model/journal.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Received, Sending, Step } from '../model/step.ts';
import { ask, type AskOptions } from './ask.ts';

/** A principal's declared read that only a recognised credential gets. */
export interface Verification {
  readonly principal: string;
  readonly method: string;
  readonly path: string;
}

/** What is asked before any trial: is the target steady, and does it know the credentials? */
export function* preflight(
  first: OperationPlan | undefined,
  verifications: readonly Verification[],
  options: AskOptions & { readonly address: string },
): Generator<Step, readonly ObservationLine[], Received> {
  const lines: ObservationLine[] = [];
  const asking = { ...options, waitedMs: 0, serial: 0 };
  const missing = first?.missing();
  if (first && missing) {
    const exchanges: string[] = [];
    for (const _ of ['first', 'second']) exchanges.push(...(yield* ask(first, missing, asking)).exchanges.slice(-1));
    if (exchanges.length === 2)
      lines.push({ type: 'observation', kind: 'steady', operation: first.operation.id, exchanges });
  }
  for (const { principal, method, path } of verifications) {
    const about = `verify ${principal}`;
    const states = [
      { principal, token: 'valid' },
      { principal: 'anonymous', token: 'missing' },
      { principal: 'anonymous', token: 'unknown' },
    ];
    const sendings = states.map((state): Sending => ({
      about,
      at: { ...state, address: options.address },
      request: { method, target: path, headers: [], body: undefined },
      attempt: 1,
    }));
    const { answers } = yield { kind: 'send', sendings };
    const [exchange, without, unknown] = answers.map((answer) => (answer.kind === 'exchange' ? answer.id : undefined));
    if (exchange && without && unknown)
      lines.push({ type: 'observation', kind: 'verify', principal, exchange, missing: without, unknown });
  }
  return lines;
}
