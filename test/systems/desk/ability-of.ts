import { createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Access, Grant } from './access.ts';
import type { Caller } from './call.ts';

const known = new WeakMap<Access, Map<string, MongoAbility>>();

/** What a caller may, as CASL has it; made once for each caller. */
export function abilityOf(caller: Caller, access: Access): MongoAbility {
  const abilities = known.get(access) ?? new Map<string, MongoAbility>();
  known.set(access, abilities);
  const key = JSON.stringify(caller);
  const ability = abilities.get(key) ?? build(caller, access);
  abilities.set(key, ability);
  return ability;
}

/** Denials come last, because there the last rule that fits decides. */
function build(caller: Caller, access: Access): MongoAbility {
  const allowed = held(caller.roles, access)
    .flatMap((role) => access.grants[role] ?? [])
    .map(({ action, on, own, anywhere }) => ({ action, subject: on, ...conditions({ own, anywhere }, caller) }));
  const denied = caller.roles
    .flatMap((role) => access.denials[role] ?? [])
    .map(({ action, on }) => ({ action, subject: on, inverted: true }));
  return createMongoAbility([...allowed, ...denied]);
}

type How = { readonly [name in 'own' | 'anywhere']: Grant[name] | undefined };

function conditions({ own, anywhere }: How, { id, tenant }: Caller): { conditions?: Record<string, string> } {
  if (anywhere) return {};
  return { conditions: { tenantId: tenant, ...(own && { ownerId: id }) } };
}

function held(roles: readonly string[], { includes }: Access): string[] {
  const all = new Set(roles);
  // A set goes on with what is added on the way.
  for (const role of all) for (const included of includes[role] ?? []) all.add(included);
  return [...all];
}
