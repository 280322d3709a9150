import type { NotSent } from '../model/not-sent.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Exchange, Received, Sending, Step } from '../model/step.ts';
import { pauseMs } from './pause.ts';

/** What every question of a trial has in common. */
export interface AskOptions {
  /** Part of every unique value, different in every run. */
  readonly nonce: string;
  /** How long a trial may wait in total because of 429. */
  readonly waitBudgetMs: number;
}

/** How a scenario went: the exchanges in the order sent, the last of which counts; or why there is none. */
export interface Asked {
  readonly exchanges: readonly string[];
  readonly notSent: NotSent | undefined;
}

/** What a trial has spent so far. */
export interface Asking extends AskOptions {
  waitedMs: number;
  serial: number;
}

/** A state that another request left behind: the same request with fresh values may well be taken. RFC 9110 §15.5.10, RFC 4918 §11.3. */
const conflicts = new Set([409, 412, 423]);

/** Sends a scenario until it got an answer that says something: once more after a conflict, and after each 429 while the patience lasts. */
export function* ask(plan: OperationPlan, scenario: Scenario, asking: Asking): Generator<Step, Asked, Received> {
  const [asked] = yield* askSideBySide(plan, [scenario], asking);
  return asked ?? notAsked(scenario);
}

/** The same for scenarios that do not touch each other: all at once, and then one by one those that need another try. */
export function* askSideBySide(
  plan: OperationPlan,
  scenarios: readonly Scenario[],
  asking: Asking,
): Generator<Step, Asked[], Received> {
  const sendable = scenarios.filter(({ notSent, recipe }) => recipe && !notSent);
  const sendings = sendable.map((scenario) => sendingOf(plan, scenario, { asking, attempt: 1 }));
  const { answers } = sendings.length > 0 ? yield { kind: 'send', sendings } : nothing;
  const asked: Asked[] = [];
  let next = 0;
  for (const scenario of scenarios) {
    const sent = scenario === sendable[next];
    asked.push(sent ? yield* followed(plan, scenario, { asking, first: answers[next++] }) : notAsked(scenario));
  }
  return asked;
}

const nothing: Received = { answers: [] };

function notAsked({ notSent }: Scenario): Asked {
  return { exchanges: [], notSent: notSent ?? { code: 'no-body', supply: 'write a body for this operation' } };
}

function sendingOf(
  plan: OperationPlan,
  { id, at, recipe }: Scenario,
  { asking, attempt }: { asking: Asking; attempt: number },
): Sending {
  if (!recipe) throw new TypeError(`${id} has no recipe and cannot be sent`);
  const request = plan.write(recipe, (prefix) => `${prefix}-${asking.nonce}${(asking.serial++).toString(36)}`);
  return { about: id, at, request, attempt };
}

function* followed(
  plan: OperationPlan,
  scenario: Scenario,
  { asking, first }: { asking: Asking; first: Received['answers'][number] | undefined },
): Generator<Step, Asked, Received> {
  const exchanges: string[] = [];
  let answer = first;
  let fresh = true;
  for (let attempt = 2; ; attempt++) {
    if (answer?.kind !== 'exchange') return { exchanges, notSent: answer };
    exchanges.push(answer.id);
    const pause = pauseFor(answer, asking);
    if (pause !== undefined) {
      asking.waitedMs += pause;
      yield { kind: 'wait', ms: pause, because: `${scenario.id} was answered 429` };
    } else if (fresh && conflicts.has(statusOf(answer))) {
      fresh = false;
    } else {
      return { exchanges, notSent: undefined };
    }
    const { answers } = yield { kind: 'send', sendings: [sendingOf(plan, scenario, { asking, attempt })] };
    [answer] = answers;
  }
}

function pauseFor(exchange: Exchange, { waitedMs, waitBudgetMs }: Asking): number | undefined {
  if (statusOf(exchange) !== 429 || exchange.answer.kind !== 'response') return undefined;
  const pause = pauseMs(exchange.answer);
  return waitedMs + pause <= waitBudgetMs ? pause : undefined;
}

function statusOf({ answer }: Exchange): number {
  return answer.kind === 'response' ? answer.status : 0;
}
