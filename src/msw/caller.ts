import type { KnownCaller } from '../embedded/compiled-api.ts';
import type { CompiledContract } from '../model/compiled-contract.ts';
import { assertKnown } from './assert-known.ts';

/**
 * Who calls: a role, several at once, `anonymous` (without a credential) or `outsider` (with one, and without any role).
 * With a name where two of one role are told apart, because each may touch what is its own only.
 */
export type Caller =
  | string
  | readonly string[]
  | { readonly principal: string; readonly roles: string | readonly string[] };

/** Who that is to the contract; a role that it does not have is an error. */
export function knownCaller(caller: Caller, { roles: known }: Pick<CompiledContract, 'roles'>): KnownCaller {
  const { principal, roles } = isNamed(caller) ? caller : { principal: undefined, roles: caller };
  if (roles === 'anonymous') return { roles, subject: principal ?? '' };
  const named = typeof roles === 'string' ? [roles] : roles;
  assertKnown(named, [...known, 'outsider', ...(typeof roles === 'string' ? ['anonymous'] : [])], {
    code: 'unknown-role',
    what: 'a role of the contract',
  });
  const held = named.filter((role) => role !== 'outsider');
  return { roles: held, subject: principal ?? (held.length === 0 ? 'outsider' : held.join(' + ')) };
}

function isNamed(caller: Caller): caller is Extract<Caller, { readonly principal: string }> {
  return typeof caller === 'object' && 'principal' in caller;
}
