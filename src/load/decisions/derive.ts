import type { Operation } from '../../model/operation.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { rule } from '../formats/rule.ts';
import { matrixRule } from '../matrix/matrix-rule.ts';
import type { MatrixRule, RoleMatrix } from '../matrix/role-matrix.ts';
import { ruleNotSupportedYet } from '../not-supported-yet.ts';
import type { Problem } from '../problem.ts';
import { pointerOf, validate } from '../validate.ts';

/** A rule read from the document instead of the matrix. */
export interface Derived {
  readonly rule: MatrixRule | undefined;
  readonly problems: readonly Problem[];
}

/** The rule that the vendor extension of an operation holds: a role, a list of roles, or a rule. */
export function fromExtension(operation: Operation, extension: string, vocabulary: Vocabulary): Derived {
  const written = operation.extensions[extension];
  if (written === undefined) return { rule: undefined, problems: [] };
  const place = { file: operation.place.file, pointer: operation.place.pointer + pointerOf([extension]) };
  const early = ruleNotSupportedYet(written, place, vocabulary);
  if (early.length > 0) return { rule: undefined, problems: early };
  const read = validate(rule, written, place);
  if (!read.ok) return { rule: undefined, problems: read.problems };
  return { rule: matrixRule(read.data, { key: extension, by: 'extension', place }), problems: [] };
}

/**
 * The rule that follows from the security of an operation and the scopes of the roles: who has all scopes of one
 * alternative may. Declared open is for everyone; without any scope nothing follows.
 */
export function fromScopes(operation: Operation, { roles }: RoleMatrix): MatrixRule | undefined {
  if (operation.security === 'undeclared' || ![...roles.values()].some(({ scopes }) => scopes.length > 0))
    return undefined;
  const place = { file: operation.place.file, pointer: `${operation.place.pointer}/security` };
  const allow = (names: readonly string[]) =>
    matrixRule({ allow: [...names] }, { key: 'security of the document', by: 'security', place });
  const alternatives = operation.security.map((schemes) => new Set(schemes.flatMap(({ scopes }) => scopes)));
  if (operation.security.length === 0 || operation.security.some((schemes) => schemes.length === 0))
    return allow(['everyone']);
  if (alternatives.every((scopes) => scopes.size === 0)) return undefined;
  return allow(
    [...roles.keys()].filter((role) => alternatives.some((scopes) => scopes.isSubsetOf(scopesOf(role, roles)))),
  );
}

/** A role's scopes, those of the roles that it includes among them. */
function scopesOf(role: string, roles: RoleMatrix['roles'], seen: Set<string> = new Set()): Set<string> {
  if (seen.has(role)) return new Set();
  seen.add(role);
  const own = roles.get(role);
  const included = (own?.includes ?? []).flatMap(({ name }) => Array.from(scopesOf(name, roles, seen)));
  return new Set([...(own?.scopes ?? []), ...included]);
}
