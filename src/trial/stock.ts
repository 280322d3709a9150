import type { NotSent } from '../model/not-sent.ts';
import type { OperationPlan } from '../model/operation-plan.ts';
import type { PlannedFixture } from '../model/planned-call.ts';
import type { Received, Step } from '../model/step.ts';
import { filling, type Asking } from './ask.ts';
import { answerText, call, keptFrom, succeeded, writer } from './call.ts';
import { secretive } from './secretive.ts';

/** The resources of one owner, as they were made for an operation. */
export interface Resources {
  readonly owner: string;
  readonly kept: ReadonlyMap<string, unknown>;
  /** Why they could not be made. */
  readonly problem: NotSent | undefined;
}

interface Made {
  readonly fixture: PlannedFixture;
  readonly principal: string;
  readonly kept: ReadonlyMap<string, unknown>;
}

/** The resources that an operation's requests are about: made when they are needed, removed at the end. */
export class Stock {
  readonly #plan: OperationPlan;
  readonly #asking: Asking;
  readonly #live = new Map<string, Resources>();
  /** In the order in which they were made. */
  readonly #made: Made[] = [];

  constructor(plan: OperationPlan, asking: Asking) {
    this.#plan = plan;
    this.#asking = asking;
  }

  /** What the live resources of an owner kept. */
  keptOf(owner: string): ReadonlyMap<string, unknown> {
    return this.#live.get(owner)?.kept ?? new Map();
  }

  /** The resources of an owner, made where they are not there. */
  *get(owner: string): Generator<Step, Resources, Received> {
    const known = this.#live.get(owner);
    if (known) return known;
    const kept = new Map<string, unknown>();
    // Later fixtures already need what earlier ones kept.
    const resources: { -readonly [Key in keyof Resources]: Resources[Key] } = { owner, kept, problem: undefined };
    this.#live.set(owner, resources);
    for (const fixture of this.#plan.fixtures) {
      const problem = yield* this.#make(fixture, { owner, kept });
      if (!problem) continue;
      resources.problem = problem;
      break;
    }
    return resources;
  }

  /** They were used up: the next one who needs them gets new ones. */
  spoil(owner: string): void {
    if (this.#live.get(owner)?.problem === undefined) this.#live.delete(owner);
  }

  /** Removes everything again, the last first, whatever happened before. */
  *teardown(): Generator<Step, void, Received> {
    for (const { fixture, principal, kept } of this.#made.toReversed()) {
      if (!fixture.undo) continue;
      const fill = { ...filling(this.#asking, { owner: principal }), kept: (name: string) => kept.get(name) };
      yield* call(fixture.undo, {
        about: `undo ${fixture.name}`,
        principal: fixture.undo.as ?? principal,
        write: writer(this.#plan.write, fill),
        marks: { teardown: true },
      });
    }
    this.#made.length = 0;
  }

  *#make(
    fixture: PlannedFixture,
    { owner, kept }: { readonly owner: string; readonly kept: Map<string, unknown> },
  ): Generator<Step, NotSent | undefined, Received> {
    const { name, make, keep } = fixture;
    if ('code' in make) return { code: 'no-fixture', supply: `fixture ${name}: ${make.supply}` };
    const principal = make.as ?? owner;
    const fill = { ...filling(this.#asking, { owner }), kept: (wanted: string) => kept.get(wanted) };
    const lacking = make.recipe.kept.find((wanted) => !kept.has(wanted));
    if (lacking !== undefined)
      return noFixture(name, `it needs ${lacking}, which no fixture keeps: add it to \`keep\` of another fixture`);
    const called = yield* call(make, { about: `fixture ${name}`, principal, write: writer(this.#plan.write, fill) });
    if ('code' in called) return noFixture(name, called.supply);
    if (!succeeded(make, called))
      return noFixture(name, `make ${make.recipe.id} work as ${principal}: it was ${answerText(called)}`);
    const found = keptFrom(make, called, keep);
    for (const [key, value] of found.kept) {
      kept.set(key, value);
      if (typeof value === 'string' && secretive.test(key))
        yield { kind: 'hide', secret: value, name: `$${key.toUpperCase()}` };
    }
    this.#made.push({ fixture, principal, kept: new Map(kept) });
    const [absent] = found.absent;
    if (absent === undefined) return undefined;
    return noFixture(name, `correct \`keep\`: the answer of ${make.recipe.id} holds nothing for ${absent}`);
  }
}

function noFixture(name: string, why: string): NotSent {
  return { code: 'no-fixture', supply: `fixture ${name}: ${why}` };
}
