import type { Operation } from '../../model/operation.ts';
import {
  allConditions,
  builtIn,
  emptyMatrix,
  rolesNamed,
  type MatrixRule,
  type Named,
  type RoleMatrix,
} from '../matrix/role-matrix.ts';
import { expectedOneOf, nearestName } from '../nearest-name.ts';
import type { Problem } from '../problem.ts';
import type { OperationIndex } from './operation-index.ts';
import { ruleKey } from './rule-key.ts';

/** Names in a matrix that stand for nothing: roles, networks, operations, tags, and includes that go round. */
export function checkMatrix(matrix: RoleMatrix, index: OperationIndex): Problem[] {
  const derives = matrix.extension !== undefined || [...matrix.roles.values()].some(({ scopes }) => scopes.length > 0);
  return [
    ...(matrix.roles.size === 0 ? [emptyMatrix(matrix.file, 'roles')] : []),
    ...(matrix.rules.length === 0 && !derives ? [emptyMatrix(matrix.file, 'operations')] : []),
    ...[...matrix.roles.values()].flatMap(reserved),
    ...checkNames(
      [...matrix.roles.values()].flatMap(({ includes }) => includes),
      [...matrix.roles.keys()],
    ),
    ...cycles(matrix),
    ...matrix.rules.flatMap((rule) => checkRule(rule, matrix)),
    ...matrix.rules.flatMap((rule) => checkKey(rule, index)),
  ];
}

/** Roles and networks that a rule names and the matrix does not declare. */
export function checkRule(rule: MatrixRule, matrix: RoleMatrix): Problem[] {
  // A matrix without roles is one mistake, not one for each name in it.
  if (matrix.roles.size === 0) return [];
  const known = [...matrix.roles.keys(), ...builtIn.principals, ...builtIn.groups];
  const conditions = allConditions(rule);
  return [
    ...checkNames(conditions.flatMap(rolesNamed), known),
    ...checkNetworks(
      conditions.flatMap(({ from, notFrom }) => [...from, ...notFrom]),
      matrix.networks,
    ),
  ];
}

function checkNetworks(named: readonly Named[], known: readonly string[]): Problem[] {
  const remedy = (name: string) => (known.length === 0 ? 'add it under `networks`.' : expectedOneOf(name, known));
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, place }) => ({
      code: 'unknown-network',
      place,
      message: `unknown network "${name}", which the matrix does not declare: ${remedy(name)}`,
    }));
}

function checkNames(named: readonly Named[], known: readonly string[]): Problem[] {
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, place }) => ({
      code: 'unknown-role',
      place,
      message: `unknown role "${name}", ${expectedOneOf(name, known)}`,
    }));
}

function reserved({ name, place }: Named): Problem[] {
  if (![...builtIn.principals, ...builtIn.groups].some((known) => known === name)) return [];
  return [
    {
      code: 'bad-value',
      place,
      message: `"${name}" is built in and cannot be declared as a role: choose another name.`,
    },
  ];
}

function checkKey({ key, place }: MatrixRule, index: OperationIndex): Problem[] {
  const parsed = ruleKey(key);
  if (index.matching(parsed).length > 0) return [];
  const partial = / .*?([^/\s]*\*[^/]*)/.exec(key)?.[1];
  if (partial !== undefined && partial !== '*' && partial !== '**') {
    const message = `"${partial}" in "${key}" is only partly a wildcard: expected * for one whole segment, or ** for any number.`;
    return [{ code: 'bad-value', place, message }];
  }
  if (parsed.kind === 'tag') {
    const tags = new Set(index.operations.flatMap(({ tags: names }) => names));
    return [
      {
        code: 'no-match',
        place,
        message: `no operation of the document has the tag "${parsed.tag}": ${expectedOneOf(parsed.tag, tags)}`,
      },
    ];
  }
  if (parsed.kind === 'glob')
    return [
      {
        code: 'no-match',
        place,
        message: `"${key}" matches no operation of the document: check its method and path, or remove the rule.`,
      },
    ];
  return [{ code: 'unknown-operation', place, message: unknownOperation(key, index) }];
}

/** What to say about a name that is no operation of the document. */
export function unknownOperation(name: string, { operations, names }: OperationIndex): string {
  // What follows an operation in the id of a scenario is no part of its name.
  const [method = '', path = ''] = name.split(' ');
  const nearest = nearestName(name, names) ?? nearestName(`${method} ${path}`, names) ?? sameEnd(path, operations);
  return `unknown operation "${name}": expected METHOD /path or operationId of the document.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
}

/** A base path or a method too many or too few is the usual mistake, and no question of letters. */
function sameEnd(path: string, operations: readonly Operation[]): string | undefined {
  if (!path.startsWith('/') || path === '/') return undefined;
  return operations.find((operation) => operation.path.endsWith(path) || path.endsWith(operation.path))?.id;
}

function cycles({ roles }: RoleMatrix): Problem[] {
  const problems: Problem[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    for (const included of roles.get(name)?.includes ?? []) {
      const start = trail.indexOf(included.name);
      if (start !== -1) {
        const circle = [...trail.slice(start), included.name].join(' includes ');
        problems.push({
          code: 'circular-includes',
          place: included.place,
          message: `circular includes: ${circle}. Remove one of them.`,
        });
      } else if (!done.has(included.name)) visit(included.name, [...trail, included.name]);
    }
    done.add(name);
  };
  for (const name of roles.keys()) if (!done.has(name)) visit(name, [name]);
  return problems;
}
