import type { Fill } from '../model/fill.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Exchange, Received, Sending, Step } from '../model/step.ts';
import { pauseMs } from './pause.ts';

/** What every question of a trial has in common. */
export interface AskOptions {
  /** Part of every unique value, different in every run. */
  readonly nonce: string;
  /** The password of a name, the same throughout a run, which no output shows. */
  readonly secret?: (name: string) => string;
  /** How long a trial may wait in total because of 429. */
  readonly waitBudgetMs: number;
  /** What `$owner.NAME` stands for. */
  readonly attributes?: (principal: string) => Readonly<Record<string, unknown>>;
}

/** How a scenario went: the exchanges in the order sent, the last of which counts; or why there is none. */
export interface Asked {
  readonly exchanges: readonly string[];
  readonly notSent: NotSent | undefined;
  /** Of the exchange that counts. */
  readonly status?: number;
  /** What fixtures kept, as far as the request speaks of it. */
  readonly kept?: Readonly<Record<string, string>>;
  /** What of a claim changed the answer. */
  readonly opened?: readonly string[];
  /** Values of the requests that never come twice. */
  readonly unique?: readonly string[];
  /** Refused at first, and let in once an allowed caller had been. */
  readonly lapsed?: true;
}

/** What a trial has spent so far, and what it has at hand. */
export interface Asking extends AskOptions {
  waitedMs: number;
  serial: number;
  /** What the fixtures of an owner kept. */
  readonly keptOf?: (owner: string) => ReadonlyMap<string, unknown>;
}

/** Stands for the owner of what belongs to nobody in particular. */
export const nobody = '';

/** A state that another request left behind: the same request with fresh values may well be taken. RFC 9110 §15.5.10, RFC 4918 §11.3. */
const conflicts = new Set([409, 412, 423]);

/** Sends a scenario until it got an answer that says something: once more after a conflict or a closed connection, and after each 429 while the patience lasts. */
export function* ask(plan: OperationPlan, scenario: Scenario, asking: Asking): Generator<Step, Asked, Received> {
  const notSent = hindrance(scenario, asking);
  if (notSent) return { exchanges: [], notSent };
  const sending = sendingOf(plan, scenario, { asking, attempt: 1 });
  const { answers } = yield { kind: 'send', sendings: [sending] };
  return yield* followed(plan, scenario, { asking, first: { answer: answers[0], unique: sending.unique } });
}

/** The same for scenarios that do not touch each other: all at once, and then one by one those that need another try. */
export function* askSideBySide(
  plan: OperationPlan,
  scenarios: readonly Scenario[],
  asking: Asking,
): Generator<Step, Asked[], Received> {
  const hindrances = scenarios.map((scenario) => hindrance(scenario, asking));
  const sendable = scenarios.filter((_, index) => !hindrances[index]);
  const sendings = sendable.map((scenario) => sendingOf(plan, scenario, { asking, attempt: 1 }));
  const { answers } = sendings.length > 0 ? yield { kind: 'send', sendings } : nothing;
  const asked: Asked[] = [];
  let next = 0;
  for (const [index, scenario] of scenarios.entries()) {
    const notSent = hindrances[index];
    if (notSent) {
      asked.push({ exchanges: [], notSent });
      continue;
    }
    const answer = answers[next];
    const unique = sendings[next]?.unique ?? [];
    next++;
    asked.push(
      answer?.kind === 'exchange' && statusOf(answer) !== 429 && !asksForAnother(answer)
        ? answered(scenario, { exchanges: [answer.id], answer, unique, asking })
        : yield* followed(plan, scenario, { asking, first: { answer, unique } }),
    );
  }
  return asked;
}

const nothing: Received = { answers: [] };

/** Why a scenario cannot be sent. */
function hindrance({ notSent, recipe, owner }: Scenario, asking: Asking): NotSent | undefined {
  if (notSent) return notSent;
  if (!recipe) return { code: 'no-body', supply: 'write a body for this operation' };
  if (recipe.kept.length === 0 && recipe.owner.length === 0) return undefined;
  const kept = recipe.kept.length === 0 ? undefined : asking.keptOf?.(owner ?? nobody);
  const name = recipe.kept.find((wanted) => !kept?.has(wanted));
  const attributes = owner === undefined ? undefined : asking.attributes?.(owner);
  const attribute = recipe.owner.find((wanted) => attributes?.[wanted] === undefined);
  if (name === undefined && attribute === undefined) return undefined;
  const supply =
    name === undefined
      ? `give the principal ${owner ?? ''} the attribute ${attribute} (\`attributes\`), which ${recipe.id} speaks of`
      : `declare a fixture that keeps ${name}, which ${recipe.id} needs`;
  return { code: 'unfilled-placeholder', supply };
}

function sendingOf(
  plan: OperationPlan,
  { id, at, recipe, owner, claiming }: Scenario,
  { asking, attempt }: { asking: Asking; attempt: number },
): Sending & { readonly unique: readonly string[] } {
  if (!recipe) throw new TypeError(`${id} has no recipe and cannot be sent`);
  const unique: string[] = [];
  const fill = filling(asking, { owner, onUnique: (text) => unique.push(text) });
  const request = plan.write(recipe, fill);
  if (!claiming) return { about: id, at, request, attempt, unique };
  const claims = claiming.headers.flatMap(([name, values]) => values.map((value) => [name, value] as const));
  const claimed = { ...request, headers: [...request.headers, ...claims] };
  return { about: id, at, request: claimed, attempt, unique, proxyProtocol: claiming.proxyProtocol };
}

/** What stands in the open places of the requests about one owner. */
export function filling(
  asking: Asking,
  { owner, onUnique }: { readonly owner: string | undefined; readonly onUnique?: (text: string) => void },
): Fill {
  const kept = asking.keptOf?.(owner ?? nobody);
  return {
    unique: (prefix) => {
      const text = `${prefix}-${asking.nonce}${(asking.serial++).toString(36)}`;
      onUnique?.(text);
      return text;
    },
    kept: (name) => kept?.get(name),
    owner: (name) => (owner === undefined ? undefined : asking.attributes?.(owner)[name]),
    secret: (name) => asking.secret?.(name) ?? name,
  };
}

function* followed(
  plan: OperationPlan,
  scenario: Scenario,
  {
    asking,
    first,
  }: {
    asking: Asking;
    first: { readonly answer: Received['answers'][number] | undefined; readonly unique: readonly string[] };
  },
): Generator<Step, Asked, Received> {
  const exchanges: string[] = [];
  let { answer, unique } = first;
  let fresh = true;
  for (let attempt = 2; ; attempt++) {
    if (answer?.kind !== 'exchange') return { exchanges, notSent: answer };
    exchanges.push(answer.id);
    const pause = pauseFor(answer, asking);
    if (pause !== undefined) {
      asking.waitedMs += pause;
      yield { kind: 'wait', ms: pause, because: `${scenario.id} was answered 429` };
    } else if (fresh && asksForAnother(answer)) {
      fresh = false;
    } else {
      return answered(scenario, { exchanges, answer, unique, asking });
    }
    const again = sendingOf(plan, scenario, { asking, attempt });
    unique = unique.concat(again.unique);
    const { answers } = yield { kind: 'send', sendings: [again] };
    [answer] = answers;
  }
}

/** Another try may be answered otherwise. */
function asksForAnother(exchange: Exchange): boolean {
  return conflicts.has(statusOf(exchange)) || isClosed(exchange);
}

function answered(
  { recipe, owner }: Scenario,
  {
    exchanges,
    answer,
    unique,
    asking,
  }: {
    readonly exchanges: readonly string[];
    readonly answer: Exchange;
    readonly unique: readonly string[];
    readonly asking: Asking;
  },
): Asked {
  const status = statusOf(answer);
  if (!recipe || recipe.kept.length === 0) return { exchanges, notSent: undefined, status, unique };
  const all = asking.keptOf?.(owner ?? nobody);
  const kept = Object.fromEntries(recipe.kept.map((name) => [name, String(all?.get(name))]));
  return { exchanges, notSent: undefined, status, unique, kept };
}

/** RFC 9112 §9.3.1: a server may close an idle connection at any time, also while a request is on its way over it. */
function isClosed({ answer }: Exchange): boolean {
  return answer.kind === 'failure' && answer.phase === 'headers' && closing.has(answer.code);
}

const closing = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function pauseFor(exchange: Exchange, { waitedMs, waitBudgetMs }: Asking): number | undefined {
  if (statusOf(exchange) !== 429 || exchange.answer.kind !== 'response') return undefined;
  const pause = pauseMs(exchange.answer);
  return waitedMs + pause <= waitBudgetMs ? pause : undefined;
}

function statusOf({ answer }: Exchange): number {
  return answer.kind === 'response' ? answer.status : 0;
}
