import type { Decision, Rule } from '../../model/decision.ts';
import type { Severity } from '../../model/severities.ts';
import type { Place } from '../../model/place.ts';
import type { Problem } from '../problem.ts';

/** A name with the place where it stands. */
export interface Named {
  readonly name: string;
  readonly place: Place;
}

/** Who may, as one rule says it; the shorthands are written out. */
export interface Conditions {
  readonly allow: readonly Named[];
  readonly own: readonly Named[];
  readonly deny: readonly Named[];
  readonly hide: readonly Named[];
  readonly otherwise: Decision['access'];
  /** Empty: from anywhere. */
  readonly from: readonly Named[];
  /** Empty: none is shut out. */
  readonly notFrom: readonly Named[];
  readonly severity: Severity | undefined;
}

/** A rule by its key, and the rules of its cases. */
export interface MatrixRule {
  readonly key: string;
  /** Of the key. */
  readonly place: Place;
  readonly by: Rule['by'];
  readonly conditions: Conditions;
  readonly cases: ReadonlyMap<string, { readonly place: Place; readonly conditions: Conditions }>;
}

/** A permission level. */
interface Role {
  readonly name: string;
  readonly place: Place;
  readonly includes: readonly Named[];
  readonly scopes: readonly string[];
}

/** A deviation or a gap that the files live with, by the id of a scenario or an operation. */
export interface Exception extends Named {
  readonly reason: string;
  readonly until: string | undefined;
}

/** The role matrix, whatever its file format. */
export interface RoleMatrix {
  readonly file: string;
  readonly sha256: string;
  readonly roles: ReadonlyMap<string, Role>;
  readonly networks: readonly string[];
  readonly rules: readonly MatrixRule[];
  readonly extension: string | undefined;
  readonly unlisted: { readonly access: 'report' | 'deny' | 'error'; readonly place: Place };
  readonly accept: readonly Exception[];
}

/** Names that a matrix knows without declaring them. */
export const builtIn = {
  principals: ['anonymous', 'outsider'],
  groups: ['everyone', 'nobody'],
} as const;

/** What a rule and its cases say. */
export function allConditions({ conditions, cases }: MatrixRule): readonly Conditions[] {
  return [conditions, ...[...cases.values()].map((variant) => variant.conditions)];
}

/** Every name of a role that conditions hold. */
export function rolesNamed({ allow, own, deny, hide }: Conditions): readonly Named[] {
  return [...allow, ...own, ...deny, ...hide];
}

/** What is wrong with a matrix that says nothing. */
export function emptyMatrix(file: string, missing: string): Problem {
  return {
    code: 'empty-matrix',
    place: { file, pointer: '' },
    message: `empty matrix: it has no ${missing}. Write ${missing === 'roles' ? '`roles: { viewer: {}, … }`' : '`operations: { "POST /…": viewer }`'}.`,
  };
}
