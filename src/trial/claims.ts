import type { ClaimRound } from '../model/claim.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step } from '../model/step.ts';
import type { Asked } from './ask.ts';

/** A scenario sent, and whether it was let in. */
export interface Outcome {
  readonly asked: Asked;
  readonly letIn: boolean;
  /** Who answers otherwise, or not at all, says nothing about the claim. */
  readonly refused: boolean;
}

type Send = (scenario: Scenario) => Generator<Step, Outcome, Received>;

/**
 * Claims an address in one way after the other until one changes the answer, and then finds out which header did it.
 * What counts is the exchange that was different, or the last.
 */
export function* askClaims(scenario: Scenario, send: Send): Generator<Step, Asked, Received> {
  const { claims, expected } = scenario;
  const admits = expected.outcome === 'admitted';
  const exchanges: string[] = [];
  let last: Asked | undefined;
  for (const round of claims?.rounds ?? []) {
    const outcome = yield* send({ ...scenario, claiming: round });
    const { asked } = outcome;
    if (asked.notSent) return { ...asked, exchanges: [...exchanges, ...asked.exchanges] };
    exchanges.push(...asked.exchanges);
    last = asked;
    if (!isOther(outcome, admits)) continue;
    const found = yield* culprits(scenario, { round, asked }, { send, admits });
    // What is shown is the smallest claim that does it.
    const [shown = asked] = found.map(({ asked: smallest }) => smallest);
    const shorter = shown === asked ? [] : shown.exchanges;
    return { ...shown, exchanges: [...exchanges, ...shorter], opened: found.flatMap(({ round: one }) => wordsOf(one)) };
  }
  return last ? { ...last, exchanges } : { exchanges, notSent: { code: 'interrupted', supply: 'run it again' } };
}

/** A claim that changed the answer, and how it went. */
interface Claimed {
  readonly round: ClaimRound;
  readonly asked: Asked;
}

/** The headers that change the answer by themselves: halves of them, and halves of these. */
function* culprits(
  scenario: Scenario,
  claimed: Claimed,
  how: { readonly send: Send; readonly admits: boolean },
): Generator<Step, readonly Claimed[], Received> {
  const { round } = claimed;
  if (round.headers.length < 2) return [claimed];
  const middle = Math.ceil(round.headers.length / 2);
  const found: Claimed[] = [];
  for (const headers of [round.headers.slice(0, middle), round.headers.slice(middle)]) {
    const half = { ...round, headers };
    const outcome = yield* how.send({ ...scenario, claiming: half });
    if (outcome.asked.notSent || !isOther(outcome, how.admits)) continue;
    found.push(...(yield* culprits(scenario, { round: half, asked: outcome.asked }, how)));
  }
  // Nothing smaller does it: these do it together.
  return found.length > 0 ? found : [claimed];
}

/** Whether a claim changed the answer. */
function isOther({ letIn, refused }: Outcome, admits: boolean): boolean {
  return admits ? refused : letIn;
}

/** `X-Real-IP: 127.0.0.17`, or the PROXY protocol. */
function wordsOf({ headers, proxyProtocol }: ClaimRound): readonly string[] {
  if (proxyProtocol) return [`PROXY protocol ${proxyProtocol.version}: ${proxyProtocol.ip}`];
  return headers.map(([name, values]) => `${name}: ${values[0]?.trim() ?? ''}`);
}
