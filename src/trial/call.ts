import { evaluate } from '../model/evaluate.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { PlannedCall } from '../model/planned-call.ts';
import type { RuntimeExpression } from '../model/runtime-expression.ts';
import type { Received, Sending, Step } from '../model/step.ts';
import type { Answer, WireRequest } from '../model/wire.ts';
import type { Fill } from '../model/fill.ts';
import { pauseMs } from './pause.ts';

/** How a call goes out. */
export interface CallOptions {
  /** What the exchange is about: `fixture order`. */
  readonly about: string;
  readonly principal: string;
  /** Token state of the principal; `valid` by default. */
  readonly state?: string;
  readonly write: (call: PlannedCall) => WireRequest;
  readonly marks?: Pick<Sending, 'teardown' | 'confidential'>;
}

/** A call that was answered, whatever the answer. */
export interface Called {
  readonly id: string;
  readonly request: WireRequest;
  readonly answer: Answer;
}

const mostTries = 3;

/** Sends a call of a fixture, a witness or a step: again after 429 and after a conflict, a few times. */
export function* call(planned: PlannedCall, options: CallOptions): Generator<Step, Called | NotSent, Received> {
  const { about, principal, write, marks, state = 'valid' } = options;
  const token = principal === 'anonymous' ? 'missing' : state;
  for (let attempt = 1; ; attempt++) {
    const request = write(planned);
    const at = { principal, token, address: planned.address };
    const { answers } = yield { kind: 'send', sendings: [{ about, at, request, attempt, ...marks }] };
    const [answer] = answers;
    if (answer?.kind !== 'exchange') return answer ?? { code: 'interrupted', supply: 'run it again' };
    const { answer: got } = answer;
    const status = got.kind === 'response' ? got.status : 0;
    if (attempt < mostTries && got.kind === 'response' && status === 429)
      yield { kind: 'wait', ms: pauseMs(got), because: `${about} was answered 429` };
    else if (attempt >= mostTries || status !== 409) return { id: answer.id, request, answer: got };
  }
}

/** Whether a call did what it was to do. */
export function succeeded({ success }: PlannedCall, { answer }: Called): boolean {
  if (answer.kind !== 'response') return false;
  return (answer.status >= 200 && answer.status < 300) || success.includes(answer.status);
}

/** How a call was answered, in two words. */
export function answerText({ answer }: Called): string {
  return answer.kind === 'response' ? `answered ${answer.status}` : `not answered (${answer.kind})`;
}

/** What is kept of a call; the names of the expressions that the exchange does not hold. */
export function keptFrom(
  { template }: PlannedCall,
  { request, answer }: Called,
  keep: ReadonlyMap<string, RuntimeExpression>,
): { readonly kept: ReadonlyMap<string, unknown>; readonly absent: readonly string[] } {
  const kept = new Map<string, unknown>();
  const absent: string[] = [];
  for (const [name, expression] of keep) {
    const value = answer.kind === 'response' ? evaluate(expression, { request, template, answer }) : undefined;
    if (value === undefined || value === null) absent.push(name);
    else kept.set(name, value);
  }
  return { kept, absent };
}

/** The request of a call, with what its context brings. */
export function writer(
  write: (recipe: PlannedCall['recipe'], fill: Fill) => WireRequest,
  fill: Fill,
): CallOptions['write'] {
  return ({ recipe }) => write(recipe, fill);
}
