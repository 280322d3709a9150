import type { RoleMatrix } from './role-matrix.ts';

/** Whether a rule names `outsider`, so that somebody must be one. */
export function usesOutsider({ rules }: RoleMatrix): boolean {
  return rules
    .flatMap(({ conditions, cases }) => [conditions, ...[...cases.values()].map((variant) => variant.conditions)])
    .some(({ allow, own, deny, hide }) => [...allow, ...own, ...deny, ...hide].some(({ name }) => name === 'outsider'));
}
