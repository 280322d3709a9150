/** From the least to the most privileged. */
export const roles = ['reader', 'writer', 'owner'] as const;

/** What a caller is to the API. */
export type Role = (typeof roles)[number];

/** Whether it is the name of a role. */
export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

/** The same for every role. */
export function forEachRole<Value>(of: (role: Role) => Value): Readonly<Record<Role, Value>> {
  return { reader: of('reader'), writer: of('writer'), owner: of('owner') };
}
