import type { Axis, Point } from '../model/axes.ts';
import type { Claims } from '../model/claim.ts';
import type { ClientAddress } from '../model/client-address.ts';
import type { Fixture } from '../model/call.ts';
import type { Contract, Danger } from '../model/contract.ts';
import type { Decision } from '../model/decision.ts';
import type { NotSent } from '../model/not-sent.ts';
import type { Principal } from '../model/principal.ts';
import type { Recipe } from '../model/recipe.ts';
import type { Expectation, Scenario } from '../model/scenario.ts';
import type { Audience, Caller } from './audience.ts';
import { claimsOf } from './claims/claims-of.ts';
import { Controls } from './controls.ts';
import { dangerOf, soundsDangerous } from './danger.ts';
import { fixturesFor } from './fixtures-for.ts';
import { expect } from './expect.ts';
import { keptNames } from './kept-names.ts';
import { Owners } from './owner-for.ts';
import { peopleIn } from './people-in.ts';
import { placeOf } from './place-of.ts';
import type { PlanOptions } from './plan-options.ts';
import type { Position } from './position.ts';
import { recipeOf } from './recipe.ts';
import { scenarioId } from './scenario-id.ts';
import { stateOf } from './state-of.ts';
import { statesOf } from './states-of.ts';
import { withFault } from './with-fault.ts';

/** The scenarios of one audience. */
export class Draft {
  readonly #contract: Contract;
  readonly #audience: Audience;
  readonly #options: PlanOptions;
  readonly #danger: Danger;
  readonly #controls: Controls;
  readonly #outside: ReadonlySet<ClientAddress>;
  readonly #fixtures: readonly Fixture[];
  readonly #owners: Owners;
  #recipe: Recipe | NotSent | undefined;
  /** By what it depends on. */
  readonly #expectations: WeakMap<Decision, Map<string, Expectation>>;

  constructor(contract: Contract, audience: Audience, options: PlanOptions) {
    this.#contract = contract;
    this.#audience = audience;
    this.#options = options;
    this.#danger = dangerOf(contract, audience.operation);
    this.#fixtures = fixturesFor(contract, audience.operation);
    const recipe = this.#made();
    const attributes = 'code' in recipe ? [] : recipe.owner;
    this.#owners = new Owners(contract, audience, { fixtures: this.#fixtures, attributes });
    this.#controls = new Controls(audience, this.#owners.ownable ? this.#owners.usual?.name : undefined);
    this.#outside = new Set(audience.outside);
    this.#expectations = expectationsOf(contract, audience);
  }

  /** `anonymous` and the missing token are one scenario. */
  anonymous(): Scenario {
    return this.#scenario({ caller: this.#audience.anonymous, token: 'missing', address: this.#audience.home });
  }

  *refused(): Generator<Scenario> {
    const { anonymous, denied, home, open, outside, claims } = this.#audience;
    if (!open) yield this.anonymous();
    for (const token of this.#tried(undefined)) {
      if (token !== 'missing') yield this.#scenario({ caller: anonymous, token, address: home });
    }
    for (const caller of denied) yield this.#scenario({ caller, token: 'valid', address: home });
    for (const caller of this.#audience.allowed) yield* this.#othersResources(caller);
    for (const caller of this.#options.strategy.faulted(this.#audience)) {
      for (const token of this.#tried(caller)) {
        yield this.#scenario({ caller, token, address: home });
      }
      for (const address of outside) yield this.#scenario({ caller, token: 'valid', address });
      for (const claim of claims) yield this.#scenario({ caller, token: 'valid', ...claim });
    }
    if (this.#options.strategy.product) yield* this.#severalFaults();
  }

  *admitted(): Generator<Scenario> {
    const { allowed, home, inside, open, disclaims } = this.#audience;
    if (open) yield this.anonymous();
    for (const caller of allowed) yield this.#scenario({ caller, token: 'valid', address: home });
    const advised = new Set<string>();
    for (const caller of this.#options.strategy.faulted(this.#audience)) {
      for (const token of this.#advised(caller, advised)) yield this.#scenario({ caller, token, address: home });
      for (const address of inside) yield this.#scenario({ caller, token: 'valid', address });
      if (disclaims) yield this.#scenario({ caller, token: 'valid', ...disclaims });
    }
  }

  /** What the caller may do to its own, done to what belongs to others. */
  *#othersResources(caller: Caller): Generator<Scenario> {
    const { own, otherwise } = caller.decision;
    if (!own || otherwise === 'allow') return;
    const { home } = this.#audience;
    yield this.#scenario({ caller, token: 'valid', address: home, owner: 'peer' });
    const { tenant } = caller.principal;
    if (tenant !== undefined) yield this.#scenario({ caller, token: 'valid', address: home, owner: 'foreign' });
  }

  *#severalFaults(): Generator<Scenario> {
    const { allowed, denied, anonymous, home } = this.#audience;
    // Borders are about the list of networks, whoever calls.
    const inside = configured(this.#audience.inside);
    const outside = configured(this.#audience.outside);
    for (const caller of denied) {
      const states = this.#tried(caller);
      for (const address of [home, ...inside])
        for (const token of states) yield this.#scenario({ caller, token, address });
      for (const address of outside)
        for (const token of ['valid', ...states]) yield this.#scenario({ caller, token, address });
      for (const address of inside) yield this.#scenario({ caller, token: 'valid', address });
    }
    for (const caller of allowed) {
      const states = this.#tried(caller);
      for (const address of outside) for (const token of states) yield this.#scenario({ caller, token, address });
      for (const address of inside) for (const token of states) yield this.#scenario({ caller, token, address });
    }
    for (const address of [...inside, ...outside]) {
      for (const token of this.#tried(undefined)) yield this.#scenario({ caller: anonymous, token, address });
    }
  }

  /**
   * The states of a caller's token, or those that nobody in particular presents. A case differs from its operation by its
   * request alone: unless all is asked for, the token states of the operation speak for it.
   */
  #tried(caller: Caller | undefined): readonly string[] {
    const speaks = this.#audience.caseName === undefined || this.#options.strategy.product;
    return speaks ? statesOf(caller?.principal, this.#contract.refusals) : [];
  }

  /**
   * States that may work as well: where an operation may end the session that calls it, they could not. `done` holds those
   * that one principal has shown for all.
   */
  *#advised({ principal, absent }: Caller, done: Set<string>): Generator<string> {
    const { caseName, operation } = this.#audience;
    if (caseName !== undefined || soundsDangerous(operation)) return;
    for (const token of statesOf(principal, this.#contract.refusals, { advised: true })) {
      if (done.has(token)) continue;
      if (stateOf(token).once && !absent) done.add(token);
      if (!stateOf(token).once || !absent) yield token;
    }
  }

  #scenario(position: Position): Scenario {
    const { operation, caseName, closed, hides, contrast, home } = this.#audience;
    const { caller, token, address } = position;
    const faults = this.#faults(position);
    // Written one after the other in the order of the id: this is done for every scenario.
    const axes: Record<string, string> = {};
    if (token !== (caller === this.#audience.anonymous ? 'missing' : 'valid')) axes['token'] = token;
    if (address !== home) axes['address'] = address?.name ?? 'default';
    if (position.owner !== undefined) axes['owner'] = position.owner;
    if (caseName !== undefined) axes['case'] = caseName;
    if (position.claimed) axes['claims'] = position.claimed.name;
    const isPlain = Object.keys(axes).length === (caseName === undefined ? 0 : 1);
    const claims = address && position.claimed && claimsOf(address, position.claimed, this.#contract);
    const expected = this.#expected(caller, token, faults);
    const id = scenarioId(operation.id, caller.principal.name, axes);
    const recipe = this.#made();
    const owner = this.#ownerOf(position);
    return {
      id,
      operation,
      principal: caller.principal,
      at: pointOf(position, caseName),
      axes,
      faults,
      expected,
      rule: caller.decision.rule,
      ...(isPlain && { decision: caller.decision }),
      ruleAt: placeOf(this.#contract, caller.decision.rule),
      provable: contrast && faults.length < 2 && expected.outcome !== 'either',
      closed,
      hides,
      controls: this.#controls.of(position, faults),
      recipe: 'code' in recipe ? undefined : recipe,
      owner: owner?.name,
      notSent:
        this.#notSent(id, position, expected.outcome !== 'refused') ??
        ('code' in recipe ? recipe : this.#notOwned(position, owner)),
      accepted: this.#contract.accept(id),
      ...(claims && { claims: position.claimed === this.#audience.home ? claims : inOneGo(claims) }),
    };
  }

  #expected(caller: Caller, token: string, faults: readonly Axis[]): Expectation {
    let known = this.#expectations.get(caller.decision);
    if (!known) this.#expectations.set(caller.decision, (known = new Map()));
    const key = `${token}${faults.length}${faults.at(-1) === 'owner' ? 'owner' : ''}`;
    let expected = known.get(key);
    if (!expected) {
      expected = expect(this.#contract, this.#audience, {
        caller,
        token: { name: token, state: stateOf(token) },
        faults,
      });
      known.set(key, expected);
    }
    return expected;
  }

  #faults({ caller, token, address, owner }: Position): readonly Axis[] {
    const { anonymous, open } = this.#audience;
    let faults = none;
    if (caller === anonymous ? !(open && token === 'missing') : stateOf(token).fault)
      faults = withFault(faults, 'token');
    if (caller !== anonymous && caller.decision.access !== 'allow') faults = withFault(faults, 'role');
    if (address && this.#outside.has(address)) faults = withFault(faults, 'address');
    if (owner) faults = withFault(faults, 'owner');
    return faults;
  }

  #notSent(id: string, { caller, address }: Position, admits: boolean): NotSent | undefined {
    const { operation, where } = this.#audience;
    const skip = this.#contract.skip(id, operation) ?? this.#skippedControl(caller);
    if (skip) return { code: 'skipped', supply: skip.reason };
    if (this.#danger === 'skip' || (this.#danger === 'refusals' && admits)) {
      const how = 'under `requests` in a scenario file, or skip it with a reason';
      return {
        code: 'dangerous',
        supply: `say \`dangerous: refusals\`, \`control\` (with a harmless body) or \`run\` for ${operation.id} ${how}`,
      };
    }
    if (caller.absent)
      return {
        code: 'no-credential',
        supply: `give the environment a principal with the role ${caller.principal.role}`,
      };
    if (!address)
      return {
        code: 'address-not-available',
        supply: `no configured address lies ${where}: add one under \`addresses\``,
      };
    return undefined;
  }

  /** A fault on what is left out has nothing to be compared with. */
  #skippedControl(caller: Caller): { readonly reason: string } | undefined {
    const { operation, anonymous, caseName } = this.#audience;
    if (caller === anonymous || caller.decision.access !== 'allow') return undefined;
    const plain = scenarioId(operation.id, caller.principal.name, caseName === undefined ? {} : { case: caseName });
    return this.#contract.skip(plain, operation);
  }

  #ownerOf({ caller, owner }: Position): Principal | undefined {
    if (!this.#owners.ownable) return undefined;
    if (owner === 'peer') return this.#owners.peerOf(caller.principal);
    if (owner === 'foreign') return this.#owners.foreignTo(caller.principal);
    return caller.decision.own && caller.decision.access === 'allow' ? caller.principal : this.#owners.usual;
  }

  /** A resource that nobody can make, or nobody else. */
  #notOwned({ caller, owner }: Position, found: Principal | undefined): NotSent | undefined {
    const { role, roles, tenant } = caller.principal;
    const { own } = caller.decision;
    const { id } = this.#audience.operation;
    if (own && !this.#owners.ownable)
      return {
        code: 'no-fixture',
        supply: `say what is one's own: a fixture that keeps a path parameter of ${id}, or ${this.#ownerWords()} in its request`,
      };
    if (found || !this.#owners.ownable) return undefined;
    if (owner === 'foreign')
      return { code: 'no-peer', supply: `give the environment a principal of another tenant than ${tenant}` };
    if (owner === 'peer')
      return {
        code: 'no-peer',
        supply: `give the environment a second principal with the role ${roles.join(', ') || role}`,
      };
    const makes = this.#fixtures.map(({ make }) => make.operation.id).join(', ');
    return {
      code: 'no-fixture',
      supply: `say who makes the resource of ${id} (\`as: PRINCIPAL\`): no principal may call ${makes}`,
    };
  }

  /** Where the request names a person, that is the place. */
  #ownerWords(): string {
    const made = this.#made();
    const [name] = peopleIn(this.#audience.operation, 'code' in made ? undefined : made);
    return name === undefined ? '`$owner.NAME`' : `\`$owner.${name}\` for ${name}`;
  }

  #made(): Recipe | NotSent {
    const { operation, caseName } = this.#audience;
    const made =
      this.#recipe ??
      recipeOf(this.#contract, operation, {
        caseName,
        seed: this.#options.seed,
        control: this.#danger === 'control',
        kept: keptNames(this.#contract, operation, { fixtures: this.#fixtures }),
      });
    this.#recipe = made;
    return made;
  }
}

const none: readonly Axis[] = [];

/** Operations of one rule expect the same of the same callers. */
function expectationsOf(
  { refusals }: Contract,
  { open, hides }: Audience,
): WeakMap<Decision, Map<string, Expectation>> {
  let ofContract = expectations.get(refusals);
  if (!ofContract) expectations.set(refusals, (ofContract = new Map()));
  const kind = `${open} ${hides}`;
  let ofKind = ofContract.get(kind);
  if (!ofKind) ofContract.set(kind, (ofKind = new WeakMap()));
  return ofKind;
}

const expectations = new WeakMap<Contract['refusals'], Map<string, WeakMap<Decision, Map<string, Expectation>>>>();

function configured(addresses: readonly ClientAddress[]): readonly ClientAddress[] {
  return addresses.filter(({ borders }) => !borders);
}

/** Whoever is let in needs no more than one request to show that a claim does not shut it out. */
function inOneGo(claims: Claims): Claims {
  return { ...claims, rounds: claims.rounds.slice(-1) };
}

function pointOf({ caller, token, address, owner, claimed }: Position, caseName: string | undefined): Point {
  const point = { principal: caller.principal.name, token, address: address?.name ?? 'none' };
  if (!owner && !claimed && caseName === undefined) return point;
  return {
    ...point,
    ...(owner && { owner }),
    ...(claimed && { claims: claimed.name }),
    ...(caseName !== undefined && { case: caseName }),
  };
}
