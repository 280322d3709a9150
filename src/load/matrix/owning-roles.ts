import { allConditions, type RoleMatrix } from './role-matrix.ts';

/** The roles that may act on resources of their own only: two principals of each are needed. */
export function owningRoles({ rules }: RoleMatrix): readonly string[] {
  return [...new Set(rules.flatMap(allConditions).flatMap(({ own }) => own.map(({ name }) => name)))];
}
