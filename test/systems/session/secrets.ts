import { randomBytes } from 'node:crypto';
import { forEachRole, type Role } from './role.ts';

/** Where a key is sent, and nowhere else. */
export const keyPlaces = ['header', 'query', 'cookie'] as const;

/** Where a key is sent. */
export type KeyPlace = (typeof keyPlaces)[number];

/** What the server knows, and a test as well. */
export interface Secrets {
  /** They log in at /session, and are the users of /basic. */
  readonly users: Readonly<Record<Role, { readonly name: string; readonly password: string }>>;
  /** The keys of /key. */
  readonly keys: Readonly<Record<KeyPlace, Readonly<Record<Role, string>>>>;
}

/** New ones, so that none of them is in the repository. */
export function makeSecrets(): Secrets {
  const keys = () => forEachRole(() => randomBytes(24).toString('base64url'));
  return {
    users: forEachRole((role) => ({
      name: `${role}-${randomBytes(3).toString('hex')}`,
      password: randomBytes(12).toString('base64url'),
    })),
    keys: { header: keys(), query: keys(), cookie: keys() },
  };
}
