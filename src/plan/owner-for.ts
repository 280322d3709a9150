import type { Fixture } from '../model/call.ts';
import type { Contract } from '../model/contract.ts';
import type { Principal } from '../model/principal.ts';
import type { Audience } from './audience.ts';

/** Who may own what an operation is about, in every case the same: a denied role then differs in its role alone. */
export class Owners {
  readonly #contract: Contract;
  readonly #made: readonly Fixture[];
  readonly #candidates: readonly Principal[];
  readonly #attributes: readonly string[];

  constructor(
    contract: Contract,
    { allowed }: Audience,
    { fixtures, attributes }: { readonly fixtures: readonly Fixture[]; readonly attributes: readonly string[] },
  ) {
    this.#contract = contract;
    this.#attributes = attributes;
    this.#made = fixtures.filter(({ as }) => as === 'owner');
    const owning = allowed.filter(({ absent, decision }) => !absent && decision.own).map(({ principal }) => principal);
    const others = allowed.filter(({ absent, decision }) => !absent && !decision.own).map(({ principal }) => principal);
    this.#candidates = [...new Set([...owning, ...others, ...contract.principals])];
  }

  /** Whether the operation is about anybody's resource at all. */
  get ownable(): boolean {
    return this.#made.length > 0 || this.#attributes.length > 0;
  }

  /** The first who may make all that is needed: those who may act on their own before those who may act on all. */
  get usual(): Principal | undefined {
    return this.#best(this.#candidates.filter((principal) => this.mayMake(principal)));
  }

  /** Another principal of the same tenant, with the same roles rather than with others. */
  peerOf({ name, roles, tenant }: Principal): Principal | undefined {
    const others = this.#contract.principals.filter(
      (other) => other.name !== name && other.tenant === tenant && other.name !== 'anonymous' && this.mayMake(other),
    );
    // Where there is only one of these roles, whoever else may make such a thing will do: it is another's all the same.
    return this.#best(others.filter((other) => sameRoles(other.roles, roles))) ?? this.#best(others);
  }

  /** A principal of another tenant; of the same roles rather than of others. */
  foreignTo({ roles, tenant }: Principal): Principal | undefined {
    if (tenant === undefined) return undefined;
    const others = this.#contract.principals.filter(
      (other) => other.tenant !== undefined && other.tenant !== tenant && this.mayMake(other),
    );
    return this.#best(others.filter((other) => sameRoles(other.roles, roles))) ?? this.#best(others);
  }

  /** One of whom the request can speak, where it speaks of somebody; what steps keep is known when they were taken. */
  #best(principals: readonly Principal[]): Principal | undefined {
    const known = ({ credential, attributes = {} }: Principal) =>
      credential === 'steps' || this.#attributes.every((name) => attributes[name] !== undefined);
    return principals.find(known) ?? principals[0];
  }

  mayMake({ name, roles }: Principal): boolean {
    const caller = name === 'anonymous' ? 'anonymous' : roles;
    return this.#made.every(({ make: { operation, documented } }) => {
      const decision = this.#contract.decide(documented ?? operation, caller);
      return (decision?.access ?? 'allow') === 'allow';
    });
  }
}

function sameRoles(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}
