import type { ClientAddress } from '../model/client-address.ts';
import type { Contract } from '../model/contract.ts';
import type { Decision, Rule } from '../model/decision.ts';
import { admitsFrom } from '../model/admits-from.ts';
import type { Operation } from '../model/operation.ts';
import type { Principal } from '../model/principal.ts';

/** A principal with its decision; `absent` stands for a role that no principal of the environment has. */
export interface Caller {
  readonly principal: Principal;
  readonly decision: Decision;
  readonly absent: boolean;
}

/** Who may call an operation, or one case of it, and from where: what every scenario of it has in common. */
export interface Audience {
  readonly operation: Operation;
  readonly caseName: string | undefined;
  readonly rule: Rule;
  readonly anonymous: Caller;
  /** Everyone but `anonymous`, least privileged first. */
  readonly allowed: readonly Caller[];
  readonly denied: readonly Caller[];
  /** `anonymous` is allowed. */
  readonly open: boolean;
  /** The matrix allows nobody. */
  readonly closed: boolean;
  readonly hides: boolean;
  /** Some may and some may not: only here a cell can be proven. */
  readonly contrast: boolean;
  /** The first configured address from which the rule lets callers in. */
  readonly home: ClientAddress | undefined;
  /** Further addresses that the rule admits, and those that it does not: empty where it names no network. */
  readonly inside: readonly ClientAddress[];
  readonly outside: readonly ClientAddress[];
  /** Where the rule wants callers: `in network office`, `outside network guests`. */
  readonly where: string;
  /** Addresses outside that claim to be at home, and one at home that claims to be outside. */
  readonly claims: readonly { readonly address: ClientAddress; readonly claimed: ClientAddress }[];
  readonly disclaims: { readonly address: ClientAddress; readonly claimed: ClientAddress } | undefined;
}

/** `undefined`: no rule lists the operation. */
export function audienceOf(
  contract: Contract,
  operation: Operation,
  caseName: string | undefined,
): Audience | undefined {
  const asAnonymous = contract.decide(operation, 'anonymous', caseName);
  if (!asAnonymous) return undefined;
  const callers: Caller[] = [];
  for (const principal of [...contract.principals, ...absentRoles(contract)]) {
    const decision = contract.decide(
      operation,
      principal.name === 'anonymous' ? 'anonymous' : principal.roles,
      caseName,
    );
    if (decision) callers.push({ principal, decision, absent: principal.rank === absentRank });
  }
  const anonymous = callers.find(({ principal }) => principal.name === 'anonymous');
  if (!anonymous) throw new TypeError('a contract always has the principal anonymous');
  const others = callers.filter((caller) => caller !== anonymous);
  const allowed = others.filter(({ decision }) => decision.access === 'allow');
  const denied = others.filter(({ decision }) => decision.access !== 'allow');
  const open = asAnonymous.access === 'allow';
  const closed = !open && allowed.length === 0;
  return {
    operation,
    caseName,
    rule: asAnonymous.rule,
    anonymous,
    allowed,
    denied,
    open,
    closed,
    hides: callers.some(
      ({ decision }) => decision.access === 'hide' || (decision.own && decision.otherwise === 'hide'),
    ),
    contrast: !closed && (!open || denied.length > 0 || allowed.some(({ decision }) => decision.own)),
    ...addressesOf(contract, asAnonymous),
  };
}

const absentRank = Number.MAX_SAFE_INTEGER;

/**
 * A role without a principal still has cells: they say that the role was not tested. Where a principal of other roles has its
 * name, it gets one that no principal has, because two cells of one id would be taken for each other.
 */
function absentRoles(contract: Contract): readonly Principal[] {
  let known = absentees.get(contract);
  if (!known) absentees.set(contract, (known = absent(contract)));
  return known;
}

/** The same for every operation of a contract. */
const absentees = new WeakMap<Contract, readonly Principal[]>();

function absent(contract: Contract): Principal[] {
  const taken = new Set(contract.principals.map(({ name }) => name));
  const present = new Set(contract.principals.flatMap(({ roles }) => (roles.length === 1 ? roles : [])));
  return contract.roles
    .filter((role) => !present.has(role))
    .map((role) => ({
      name: taken.has(role) ? `role:${role}` : role,
      roles: [role],
      role,
      rank: absentRank,
      credential: 'none',
    }));
}

function addressesOf(
  contract: Contract,
  decision: Decision,
): Pick<Audience, 'home' | 'inside' | 'outside' | 'where' | 'claims' | 'disclaims'> {
  const { from = [], notFrom = [] } = decision;
  const named = [...from, ...notFrom];
  if (named.length === 0)
    return {
      home: contract.addresses[0],
      inside: [],
      outside: [],
      where: 'anywhere',
      claims: [],
      disclaims: undefined,
    };
  // The borders of other networks say nothing about this rule.
  const near = contract.addresses.filter(({ borders }) => !borders || named.some((network) => borders.has(network)));
  const lies = ({ networks, unplaced }: ClientAddress) =>
    // Of which nobody knows where it lies, it may lie in a network that is shut out.
    !(unplaced && notFrom.length > 0) && admitsFrom(decision, networks);
  const [home, ...inside] = near.filter(lies);
  // A server that lets an address in of which nobody knows where it lies may well be right.
  const outside = near.filter((address) => !address.unplaced && !lies(address));
  const strangers = outside.filter(({ borders, ip }) => !borders && ip !== undefined);
  const claims = home?.ip === undefined ? [] : strangers.map((address) => ({ address, claimed: home }));
  const [stranger] = strangers;
  const disclaims = home?.ip !== undefined && stranger ? { address: home, claimed: stranger } : undefined;
  return {
    home,
    inside,
    outside,
    where: whereOf(from, notFrom),
    claims,
    disclaims,
  };
}

function whereOf(from: readonly string[], notFrom: readonly string[]): string {
  const inside = from.length > 0 ? [`in network ${from.join(' or ')}`] : [];
  const outside = notFrom.length > 0 ? [`outside network ${notFrom.join(' and ')}`] : [];
  return [...inside, ...outside].join(' and ');
}
