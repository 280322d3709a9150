import type { OperationPlan } from '../model/operation-plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step, Trial } from '../model/step.ts';
import { ask, askSideBySide, nobody, type Asked, type Asking, type AskOptions } from './ask.ts';
import { askClaims, type Outcome } from './claims.ts';
import { cellOf } from './cell.ts';
import { markersSeen } from './markers-seen.ts';
import { refusedBefore } from './refused-before.ts';
import { Stock } from './stock.ts';
import { twin } from './twin.ts';
import { Watch, type Seen, type Tried } from './watch.ts';

/** How a trial asks. */
export interface TrialOptions extends AskOptions {
  /** The most requests side by side, where no state is at stake; 1 by default. */
  readonly atOnce?: number;
}

/**
 * The dialogue about one operation, denied before admitted, least privileged first. The missing-token request goes out
 * twice in a row before all else: two different answers say that the operation cannot be judged.
 */
export function* trial(plan: OperationPlan, options: TrialOptions): Trial {
  return yield* new Dialogue(plan, options).run();
}

class Dialogue {
  readonly #plan: OperationPlan;
  readonly #atOnce: number;
  readonly #asking: Asking;
  readonly #stock: Stock;
  readonly #watches = new Map<string, Watch>();
  readonly #tried: Tried[] = [];
  readonly #twins = new Map<Scenario, string | null>();
  #askedAfter = false;

  constructor(plan: OperationPlan, { atOnce = 1, ...options }: TrialOptions) {
    this.#plan = plan;
    this.#atOnce = plan.sideBySide ? atOnce : 1;
    const asking: Asking = { ...options, waitedMs: 0, serial: 0, keptOf: (owner) => stock.keptOf(owner) };
    const stock = new Stock(plan, asking);
    this.#asking = asking;
    this.#stock = stock;
  }

  *run(): Trial {
    const plan = this.#plan;
    const missing = plan.missing();
    const pair = yield* this.#pair(missing);
    for (const group of groupsOf(plan.refused(), this.#atOnce)) {
      const isPair = pair !== undefined && group[0]?.id === missing?.id;
      if (isPair && group[0]) this.#note(group[0], pair.first);
      yield* this.#askRefused(isPair ? group.slice(1) : group);
    }
    const seen = yield* this.#compare();
    const refused = this.#tried.length;
    // What is admitted may change what the next one finds.
    for (const scenario of plan.admitted()) {
      const isPair = pair !== undefined && scenario.id === missing?.id;
      yield* this.#askOne(scenario, isPair ? pair.first : undefined);
    }
    const marked = yield* markersSeen(this.#tried, { refused, plan, asking: this.#asking });
    yield* this.#stock.teardown();
    return {
      cells: this.#tried.map(({ scenario, asked }) =>
        cellOf(scenario, asked, {
          seen: worse(seen.get(scenario), marked.get(scenario)),
          twin: this.#twins.get(scenario) ?? null,
        }),
      ),
      pair: pair ? [...last(pair.first), ...last(pair.second)] : [],
    };
  }

  *#pair(missing: Scenario | undefined): Generator<Step, { first: Asked; second: Asked } | undefined, Received> {
    if (!missing || missing.notSent) return undefined;
    const first = yield* this.#prepared(missing);
    const second = yield* this.#prepared(missing);
    return first.notSent ? undefined : { first, second };
  }

  *#askRefused(group: readonly Scenario[]): Generator<Step, void, Received> {
    if (!this.#plan.sideBySide) {
      for (const scenario of group) yield* this.#askOne(scenario);
      return;
    }
    const plain = group.filter(({ claims }) => !claims);
    const asked = yield* askSideBySide(this.#plan, plain, this.#asking);
    for (const [index, scenario] of plain.entries()) {
      const each = asked[index];
      if (each) this.#note(scenario, each);
    }
    for (const scenario of group) if (scenario.claims) yield* this.#askOne(scenario);
  }

  *#askOne(scenario: Scenario, known?: Asked): Generator<Step, void, Received> {
    if (scenario.claims && this.#isSettledAnyway(scenario)) return;
    const asked = known ?? (yield* scenario.claims ? this.#claimed(scenario) : this.#prepared(scenario));
    this.#note(scenario, asked);
    if (asked.exchanges.length > 0) this.#twins.set(scenario, yield* twin(this.#plan, scenario, this.#asking));
  }

  *#claimed(scenario: Scenario): Generator<Step, Asked, Received> {
    const send = this.#outcome.bind(this);
    return yield* scenario.notSent ? this.#prepared(scenario) : askClaims(scenario, send);
  }

  *#outcome(scenario: Scenario): Generator<Step, Outcome, Received> {
    const asked = yield* this.#prepared(scenario);
    const { status = 0 } = asked;
    return { asked, letIn: this.#letIn(asked), refused: status === 401 || status === 403 || status === 404 };
  }

  /** Whoever is let in, or shut out, without a claim shows nothing by one. */
  #isSettledAnyway({ at, expected }: Scenario): boolean {
    const same = ({ at: other, claims }: Scenario) =>
      !claims &&
      other.principal === at.principal &&
      other.address === at.address &&
      other.case === at.case &&
      other.token === at.token &&
      other.owner === at.owner;
    return this.#tried.some(
      ({ scenario, asked }) => same(scenario) && this.#letIn(asked) !== (expected.outcome === 'admitted'),
    );
  }

  /** Sends a scenario once the resources that it is about are there. */
  *#prepared(scenario: Scenario): Generator<Step, Asked, Received> {
    const owner = scenario.owner ?? nobody;
    const { fixtures, compared } = this.#plan;
    if (!scenario.notSent && fixtures.length > 0) {
      const { problem } = yield* this.#stock.get(owner);
      if (problem) return { exchanges: [], notSent: problem };
    }
    if (!scenario.notSent && compared.length > 0 && scenario.expected.outcome === 'refused') yield* this.#watch(owner);
    const asked = yield* ask(this.#plan, scenario, this.#asking);
    // Whoever was let in may have used them up, or changed what the witness compares.
    if (this.#letIn(asked)) {
      yield* this.#askAfter(scenario);
      this.#stock.spoil(owner);
      this.#watches.delete(owner);
    }
    return asked;
  }

  /** What keeps decisions takes whoever comes after an allowed caller for that caller: two who were refused before ask once more. */
  *#askAfter(admitted: Scenario): Generator<Step, void, Received> {
    if (this.#askedAfter || admitted.expected.outcome !== 'admitted') return;
    for (const { scenario, asked } of refusedBefore(this.#tried, admitted)) {
      this.#askedAfter = true;
      const again = yield* ask(this.#plan, scenario, this.#asking);
      if (!this.#letIn(again)) continue;
      const exchanges = asked.exchanges.concat(again.exchanges);
      const unique = (asked.unique ?? []).concat(again.unique ?? []);
      const tried = { scenario, asked: { ...again, exchanges, unique, lapsed: true as const } };
      this.#tried[this.#tried.findIndex((each) => each.scenario === scenario)] = tried;
    }
  }

  *#watch(owner: string): Generator<Step, void, Received> {
    if (this.#watches.has(owner)) return;
    const watch = new Watch(owner, { plan: this.#plan, asking: this.#asking, stock: this.#stock });
    this.#watches.set(owner, watch);
    yield* watch.begin();
  }

  #letIn({ status = 0 }: Asked): boolean {
    return (status >= 200 && status < 300) || this.#plan.success.includes(status);
  }

  #note(scenario: Scenario, asked: Asked): void {
    // A state in which a credential cannot be is no scenario; it takes the credential to see that.
    if (asked.notSent?.code === 'state-does-not-exist') return;
    this.#tried.push({ scenario, asked });
    if (asked.notSent || this.#letIn(asked) || scenario.expected.outcome !== 'refused') return;
    this.#watches.get(scenario.owner ?? nobody)?.tried(scenario, asked);
  }

  *#compare(): Generator<Step, ReadonlyMap<Scenario, Seen>, Received> {
    const all = new Map<Scenario, Seen>();
    for (const watch of this.#watches.values()) {
      for (const [scenario, seen] of yield* watch.end()) all.set(scenario, seen);
    }
    this.#watches.clear();
    return all;
  }
}

/** A change that one witness saw is a change, whatever another one says. */
function worse(one: Seen | undefined, other: Seen | undefined): Seen | null {
  if (one?.state === 'changed' || !other) return one ?? null;
  return other;
}

function* groupsOf(scenarios: Iterable<Scenario>, size: number): Generator<readonly Scenario[]> {
  let group: Scenario[] = [];
  for (const scenario of scenarios) {
    group.push(scenario);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function last({ exchanges }: Asked): readonly string[] {
  return exchanges.slice(-1);
}
