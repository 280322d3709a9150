import type { ProvisioningStep } from '../model/call.ts';
import type { Identity } from '../model/environment.ts';
import type { Operation } from '../model/operation.ts';
import type { Principal } from '../model/principal.ts';
import { abilitiesOf } from './credentials/abilities-of.ts';
import { partsOf } from './credentials/parts-of.ts';
import type { Decisions } from './decisions/decisions.ts';

/**
 * The principals of a run, least privileged first: fewest operations allowed, then first in the file; `anonymous` before
 * all. Whoever includes another's roles comes after it, even where single operations are denied again.
 */
export function principalsOf(
  identities: readonly Identity[],
  operations: readonly Operation[],
  {
    decide,
    includes,
    steps,
  }: Pick<Decisions, 'decide'> & {
    readonly includes: ReadonlyMap<string, readonly string[]>;
    readonly steps: ReadonlyMap<string, readonly ProvisioningStep[]>;
  },
): readonly Principal[] {
  const keptBy = (credential: Identity['credential']) =>
    new Set(
      credential.kind === 'steps'
        ? credential.steps.flatMap((list) => (steps.get(list) ?? []).flatMap(({ keep }) => [...keep.keys()]))
        : [],
    );
  const all: readonly Omit<Principal, 'rank'>[] = [
    { name: 'anonymous', roles: [], role: 'anonymous', credential: 'none' },
    ...identities
      .map((identity) => ({ identity, ...identity }))
      .map(({ identity, name, roles, credential, tenant, attributes, given }) => ({
        name,
        roles,
        role: columnOf(roles),
        credential: credential.kind,
        abilities: abilitiesOf(identity, keptBy(credential)),
        given: Object.keys(given),
        ...(identity.and && { parts: partsOf(identity, keptBy(credential)) }),
        ...(tenant !== undefined && { tenant }),
        ...(attributes && { attributes }),
      })),
  ];
  const ranked = all.map((principal) => ({
    principal,
    reach: reachOf(principal.roles, includes),
    allowed: operations.filter((operation) => decide(operation, rolesOf(principal))?.access === 'allow').length,
  }));
  const includedBy = ({ reach, principal: { name } }: (typeof ranked)[number]) =>
    ranked.filter(
      ({ principal }) =>
        principal.name !== name && principal.roles.length > 0 && principal.roles.every((role) => reach.has(role)),
    );
  return ranked
    .map((each) => {
      const included = includedBy(each);
      return { ...each, included, weight: Math.max(each.allowed, ...included.map(({ allowed }) => allowed)) };
    })
    .toSorted((a, b) => a.weight - b.weight || a.included.length - b.included.length)
    .map(({ principal }, rank) => ({ ...principal, rank }));
}

/** Roles, and all that they include. */
function reachOf(roles: readonly string[], includes: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reach = new Set(roles);
  // Grows while it is walked.
  for (const role of reach) for (const included of includes.get(role) ?? []) reach.add(included);
  return reach;
}

function rolesOf({ credential, roles }: Omit<Principal, 'rank'>): readonly string[] | 'anonymous' {
  return credential === 'none' ? 'anonymous' : roles;
}

function columnOf(roles: readonly string[]): string {
  return roles.length === 0 ? 'outsider' : roles.join('+');
}
