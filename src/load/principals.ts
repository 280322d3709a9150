import type { Identity } from '../model/environment.ts';
import type { Operation } from '../model/operation.ts';
import type { Principal } from '../model/principal.ts';
import type { Decisions } from './decisions/decisions.ts';

/** The principals of a run, least privileged first: fewest operations allowed, then first in the file; `anonymous` before all. */
export function principalsOf(
  identities: readonly Identity[],
  operations: readonly Operation[],
  { decide }: Decisions,
): readonly Principal[] {
  const all: readonly Omit<Principal, 'rank'>[] = [
    { name: 'anonymous', roles: [], role: 'anonymous', credential: 'none' },
    ...identities.map(({ name, roles, credential, tenant, attributes }) => ({
      name,
      roles,
      role: columnOf(roles),
      credential: credential.kind,
      ...(tenant !== undefined && { tenant }),
      ...(attributes && { attributes }),
    })),
  ];
  return all
    .map((principal) => ({
      principal,
      allowed: operations.filter((operation) => decide(operation, rolesOf(principal))?.access === 'allow').length,
    }))
    .toSorted((a, b) => a.allowed - b.allowed)
    .map(({ principal }, rank) => ({ ...principal, rank }));
}

function rolesOf({ credential, roles }: Omit<Principal, 'rank'>): readonly string[] | 'anonymous' {
  return credential === 'none' ? 'anonymous' : roles;
}

function columnOf(roles: readonly string[]): string {
  return roles.length === 0 ? 'outsider' : roles.join('+');
}
