import type { Access, Grant } from '../access.ts';

/** Changes the grants of one role. */
export function regrant(
  role: string,
  change: (grants: readonly Grant[]) => readonly Grant[],
): (access: Access) => Access {
  return (access) => ({ ...access, grants: { ...access.grants, [role]: change(access.grants[role] ?? []) } });
}
