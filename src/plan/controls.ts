import type { Axis } from '../model/axes.ts';
import type { Audience, Caller } from './audience.ts';
import type { Position } from './position.ts';
import { scenarioId } from './scenario-id.ts';

/** Finds the scenarios that may be a scenario's control: its one fault taken back, all else alike. */
export class Controls {
  readonly #audience: Audience;
  readonly #owner: string | undefined;
  /** Lists of allowed callers, by what they depend on: all denied callers share them. */
  readonly #lists = new Map<string, readonly string[]>();

  /** `owner`: who owns what a denied role is tried on. Only on its own resource may the owner stand in for the denied role. */
  constructor(audience: Audience, owner: string | undefined) {
    this.#audience = audience;
    this.#owner = owner;
  }

  /** Ids, preferred first; none for a scenario without a fault or with several. */
  of({ caller, address }: Position, faults: readonly Axis[]): readonly string[] {
    if (faults.length !== 1) return [];
    const { anonymous, operation, home } = this.#audience;
    const elsewhere = address !== home && !faults.includes('address') ? address?.name : undefined;
    const same = caller !== anonymous && !faults.includes('role');
    if (same) return [scenarioId(operation.id, caller.principal.name, this.#axes(elsewhere))];
    const key = elsewhere === undefined ? caller.principal.credential : `${caller.principal.credential} ${elsewhere}`;
    let list = this.#lists.get(key);
    if (!list) this.#lists.set(key, (list = this.#allowed(caller, this.#axes(elsewhere))));
    return list;
  }

  #axes(address: string | undefined): Readonly<Record<string, string>> {
    const { caseName } = this.#audience;
    return {
      ...(address !== undefined && { address }),
      ...(caseName !== undefined && { case: caseName }),
    };
  }

  /** Least privileged first, those with the same kind of credential before the others: `anonymous`, who has none, comes last. */
  #allowed(caller: Caller, axes: Readonly<Record<string, string>>): readonly string[] {
    const { allowed, anonymous, open, operation } = this.#audience;
    const present = allowed.filter(
      ({ absent, decision, principal }) => !absent && (!decision.own || principal.name === this.#owner),
    );
    // From other addresses nobody calls as `anonymous`.
    if (open && axes['address'] === undefined) present.push(anonymous);
    const alike = ({ principal }: Caller) => principal.credential === caller.principal.credential;
    const preferred = [...present.filter(alike), ...present.filter((other) => !alike(other))];
    return preferred.map(({ principal }) => scenarioId(operation.id, principal.name, axes));
  }
}
