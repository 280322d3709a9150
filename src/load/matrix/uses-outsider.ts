import { allConditions, rolesNamed, type RoleMatrix } from './role-matrix.ts';

/** Whether a rule names `outsider`, so that somebody must be one. */
export function usesOutsider({ rules }: RoleMatrix): boolean {
  return rules
    .flatMap(allConditions)
    .flatMap(rolesNamed)
    .some(({ name }) => name === 'outsider');
}
