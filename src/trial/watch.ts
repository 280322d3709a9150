import type { OperationPlan } from '../model/operation-plan.ts';
import type { PlannedWitness } from '../model/planned-call.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Received, Step } from '../model/step.ts';
import { ask, type Asked, type Asking } from './ask.ts';
import type { Stock } from './stock.ts';
import { differences, readWitness, telling, type Reading } from './witnessing.ts';

/** What a witness showed about a scenario. */
export interface Seen {
  readonly state: 'unchanged' | 'changed';
  /** Where it changed: JSON pointers, or the text by which it was found. */
  readonly changed: readonly string[];
  readonly exchanges: readonly string[];
}

/** A refused scenario that was sent, and what it got. */
export interface Tried {
  readonly scenario: Scenario;
  readonly asked: Asked;
}

/** How often a request must change the same before it is said to have done so. */
const experiments = 3;

const mostLooks = 4;
const restMs = 1_000;

interface Baseline {
  readonly witness: PlannedWitness;
  readonly reading: Reading;
  readonly ignored: readonly string[];
}

const unchanged: Seen = { state: 'unchanged', changed: [], exchanges: [] };
const nobodyWrote: ReadonlyMap<Scenario, Seen> = new Map();

/** Watches the resources of one owner while others are refused: whoever was refused and changed them all the same is found. */
export class Watch {
  readonly #plan: OperationPlan;
  readonly #asking: Asking;
  readonly #stock: Stock;
  readonly #owner: string;
  #baselines: readonly Baseline[] = [];
  readonly #tried: Tried[] = [];

  constructor(owner: string, { plan, asking, stock }: { plan: OperationPlan; asking: Asking; stock: Stock }) {
    this.#owner = owner;
    this.#plan = plan;
    this.#asking = asking;
    this.#stock = stock;
  }

  tried(scenario: Scenario, asked: Asked): void {
    this.#tried.push({ scenario, asked });
  }

  /** Looks twice before anything happens: what differs between the two changes by itself. */
  *begin(): Generator<Step, void, Received> {
    const found: Baseline[] = [];
    for (const witness of this.#plan.compared) {
      const first = yield* this.#read(witness);
      if (!first?.state) continue;
      const second = yield* this.#read(witness);
      if (!second?.state) continue;
      const ignored = [...witness.ignore, ...differences(first.state.value, second.state.value)];
      found.push({ witness, reading: second, ignored });
    }
    this.#baselines = found;
  }

  /** Looks again, and finds out who changed what. */
  *end(): Generator<Step, ReadonlyMap<Scenario, Seen>, Received> {
    // All are read before anything is repeated, which is done on new resources.
    const compared: { readonly baseline: Baseline; readonly changed: readonly string[] | undefined }[] = [];
    for (const baseline of this.#baselines) {
      const after = yield* this.#read(baseline.witness);
      compared.push({ baseline, changed: after?.state && changesOf(baseline, after) });
    }
    const scenarios = this.#tried.map(({ scenario }) => scenario);
    const seen = new Map<Scenario, Seen>();
    let certain = compared.length > 0;
    for (const { baseline, changed } of compared) {
      if (changed?.length === 0) continue;
      const culprits = changed ? yield* this.#culprits(scenarios, baseline) : nobodyWrote;
      for (const [scenario, what] of culprits) seen.set(scenario, what);
      // Something changed it, and no request does when it is repeated; or nobody could look.
      if (culprits.size === 0) certain = false;
    }
    for (const scenario of certain ? scenarios : []) if (!seen.has(scenario)) seen.set(scenario, unchanged);
    return seen;
  }

  /** Repeats the requests on new resources, half of them at a time, until those that change something are left. */
  *#culprits(
    scenarios: readonly Scenario[],
    baseline: Baseline,
  ): Generator<Step, ReadonlyMap<Scenario, Seen>, Received> {
    const found = new Map<Scenario, Seen>();
    const [only] = scenarios;
    const seen = yield* this.#repeated(scenarios, baseline);
    if (!seen || !only) return found;
    if (scenarios.length === 1) {
      // Others work on the same server: what they change comes and goes, and is not the same again and again.
      for (let again = 1; again < experiments; again++) {
        const same: Seen | undefined = yield* this.#repeated(scenarios, baseline);
        if (!same?.changed.some((pointer) => seen.changed.includes(pointer))) return found;
      }
      return found.set(only, seen);
    }
    const middle = Math.ceil(scenarios.length / 2);
    for (const half of [scenarios.slice(0, middle), scenarios.slice(middle)]) {
      for (const [scenario, what] of yield* this.#culprits(half, baseline)) found.set(scenario, what);
    }
    return found;
  }

  /** What changed on new resources while the requests were sent once more; `undefined`: nothing, or nobody could look. */
  *#repeated(scenarios: readonly Scenario[], baseline: Baseline): Generator<Step, Seen | undefined, Received> {
    this.#stock.spoil(this.#owner);
    const { problem } = yield* this.#stock.get(this.#owner);
    const settled = problem ? undefined : yield* this.#settled(baseline);
    if (!settled) return undefined;
    for (const scenario of scenarios) yield* ask(this.#plan, scenario, this.#asking);
    const after = yield* this.#read(baseline.witness);
    const changed = after?.state ? changesOf(settled, after) : [];
    if (!after || changed.length === 0) return undefined;
    return { state: 'changed', changed, exchanges: [settled.reading.exchange, after.exchange] };
  }

  /** Waits until new resources are finished: a server may go on with them long after it answered. What never rests is ignored. */
  *#settled({ witness, ignored }: Baseline): Generator<Step, Baseline | undefined, Received> {
    let reading = yield* this.#read(witness);
    let restless: readonly string[] = [];
    for (let look = 1; look < mostLooks; look++) {
      yield { kind: 'wait', ms: restMs, because: `a witness of ${this.#plan.operation.id} saw a change` };
      const next: Reading | undefined = yield* this.#read(witness);
      if (!reading?.state || !next?.state) return undefined;
      restless = telling(differences(reading.state.value, next.state.value), ignored);
      reading = next;
      if (restless.length === 0) break;
    }
    return reading && { witness, reading, ignored: [...ignored, ...restless] };
  }

  #read(witness: PlannedWitness): Generator<Step, Reading | undefined, Received> {
    return readWitness(witness, { plan: this.#plan, asking: this.#asking, owner: this.#owner });
  }
}

function changesOf({ reading, ignored }: Baseline, after: Reading): readonly string[] {
  return telling(differences(reading.state?.value, after.state?.value), ignored);
}
