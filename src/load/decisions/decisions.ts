import type { Decision } from '../../model/decision.ts';
import type { Operation } from '../../model/operation.ts';
import type { Place } from '../../model/place.ts';
import type { Vocabulary } from '../../model/vocabulary.ts';
import { matrixRule } from '../matrix/matrix-rule.ts';
import type { Conditions, MatrixRule, RoleMatrix } from '../matrix/role-matrix.ts';
import { placeText, type Locate, type Problem } from '../problem.ts';
import { fromExtension, fromScopes } from './derive.ts';
import { droppedConditions } from './dropped-conditions.ts';
import type { OperationIndex } from './operation-index.ts';
import { resolver } from './resolve-roles.ts';
import { ruleKey } from './rule-key.ts';
import { byPrecision, candidate, saysTheSame, type Candidate } from './winner.ts';

/** What the matrix says of every operation, and what is wrong or odd about that. */
export interface Decisions {
  readonly decide: (
    operation: Operation,
    roles: readonly string[] | 'anonymous',
    caseName?: string,
  ) => Decision | undefined;
  /** The rule that decides; `undefined`: unlisted, and reported as a gap. */
  readonly rule: (operation: Operation) => MatrixRule | undefined;
  /** Rules that speak of operations of the document, and of none that the run is about. */
  readonly unmatched: readonly MatrixRule[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** Stands for the caller without a role. */
const anonymous = {};

/** A rule, or one case of it. */
interface Variant {
  readonly place: Place;
  readonly conditions: Conditions;
}

/** Finds the rule of every operation of the run, once. */
export function decisions(
  matrix: RoleMatrix,
  operations: readonly Operation[],
  {
    index,
    vocabulary,
    locate,
  }: { readonly index: OperationIndex; readonly vocabulary: Vocabulary; readonly locate: Locate },
): Decisions {
  const candidates = candidatesOf(matrix, index);
  const winners = new Map<Operation, MatrixRule | undefined>();
  const problems: Problem[] = [];
  const warnings = new Set<string>();
  for (const operation of operations) {
    const [first, ...others] = (candidates.get(operation) ?? []).toSorted(byPrecision);
    if (first) {
      const rivals = others.filter((other) => byPrecision(first, other) === 0);
      problems.push(...rivals.flatMap((rival) => conflict(operation, first.rule, rival.rule, locate)));
      const broader = others.filter((other) => byPrecision(first, other) !== 0).map(({ rule }) => rule);
      for (const warning of droppedConditions(first.rule, broader, locate)) warnings.add(warning);
      winners.set(operation, first.rule);
      continue;
    }
    const derived = matrix.extension === undefined ? undefined : fromExtension(operation, matrix.extension, vocabulary);
    problems.push(...(derived?.problems ?? []));
    const found = derived?.rule ?? fromScopes(operation, matrix) ?? unlistedRule(matrix);
    if (!found && matrix.unlisted.access === 'error' && !derived?.problems.length)
      problems.push(unlisted(operation, matrix));
    winners.set(operation, found);
  }
  const resolve = resolver(
    new Map([...matrix.roles.values()].map(({ name, includes }) => [name, includes.map((role) => role.name)])),
  );
  const made = new WeakMap<
    Variant,
    { readonly rule: Decision['rule']; readonly decisions: WeakMap<object, Decision> }
  >();
  const matched = new Set(operations.flatMap((operation) => candidates.get(operation)?.map(({ rule }) => rule) ?? []));
  return {
    rule: (operation) => winners.get(operation),
    unmatched: matrix.rules.filter((rule) => !matched.has(rule)),
    decide: (operation, roles, caseName) => {
      const winner = winners.get(operation);
      const variant = caseName === undefined ? winner : winner?.cases.get(caseName);
      if (!winner || !variant) return undefined;
      // Asked again for every operation that the rule decides, by callers who keep their list of roles.
      let known = made.get(variant);
      if (!known) made.set(variant, (known = { rule: ruleOf(winner, variant, caseName), decisions: new WeakMap() }));
      const caller = roles === 'anonymous' ? anonymous : roles;
      let decision = known.decisions.get(caller);
      if (!decision) {
        const { access, own } = resolve(roles, variant.conditions);
        const { from, notFrom } = variant.conditions;
        decision = {
          access,
          ...(from.length > 0 && { from: from.map(({ name }) => name) }),
          ...(notFrom.length > 0 && { notFrom: notFrom.map(({ name }) => name) }),
          ...(own && { own: true as const, otherwise: variant.conditions.otherwise }),
          rule: known.rule,
        };
        known.decisions.set(caller, decision);
      }
      return decision;
    },
    problems,
    warnings: [...warnings],
  };
}

function candidatesOf(matrix: RoleMatrix, index: OperationIndex): Map<Operation, Candidate[]> {
  const found = new Map<Operation, Candidate[]>();
  for (const rule of matrix.rules) {
    for (const operation of index.matching(ruleKey(rule.key))) {
      const known = found.get(operation);
      if (known) known.push(candidate(rule));
      else found.set(operation, [candidate(rule)]);
    }
  }
  return found;
}

function ruleOf(winner: MatrixRule, { place, conditions: { severity } }: Variant, caseName?: string): Decision['rule'] {
  const text = caseName === undefined ? winner.key : `${winner.key} case=${caseName}`;
  return { text, by: winner.by, place, ...(severity && { severity }) };
}

function conflict(operation: Operation, a: MatrixRule, b: MatrixRule, locate: Locate): Problem[] {
  if (saysTheSame(a, b)) return [];
  const exact = a.by === 'operation' || a.by === 'operationId';
  const remedy = exact ? 'keep one of the two.' : `make them equal, or write a rule for \`${operation.id}\` itself.`;
  const message = `"${b.key}" and "${a.key}" (${placeText(a.place, locate)}) are equally precise and disagree about ${operation.id}: ${remedy}`;
  return [{ code: 'conflicting-rules', place: b.place, message }];
}

function unlistedRule(matrix: RoleMatrix): MatrixRule | undefined {
  if (matrix.unlisted.access !== 'deny') return undefined;
  return matrixRule([], { key: 'unlisted', by: 'unlisted', place: matrix.unlisted.place });
}

function unlisted(operation: Operation, matrix: RoleMatrix): Problem {
  const message = `${operation.id} has no rule, and \`unlisted: error\` asks for one: add \`${operation.id}: …\` under \`operations\`, or say \`unlisted: report\`.`;
  return { code: 'unlisted-operation', place: matrix.unlisted.place, message };
}
