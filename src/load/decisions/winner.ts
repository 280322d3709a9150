import type { Conditions, MatrixRule, Named } from '../matrix/role-matrix.ts';
import { ruleKey, type RuleKey } from './rule-key.ts';

/** A rule that speaks of an operation, with how precisely it does. */
export interface Candidate {
  readonly rule: MatrixRule;
  readonly precision: readonly [rank: number, literals: number, fewWildcards: number];
}

const ranks = { operation: 3, operationId: 3, glob: 2, tag: 1 } satisfies Record<RuleKey['kind'], number>;

/** How precisely a rule names operations: METHOD /path and operationId, then globs, then tags. */
export function candidate(rule: MatrixRule): Candidate {
  const key = ruleKey(rule.key);
  return {
    rule,
    precision: [ranks[key.kind], key.kind === 'glob' ? key.literals : 0, key.kind === 'glob' ? -key.wildcards : 0],
  };
}

/** The most precise first; equally precise ones as the file has them. */
export function byPrecision(a: Candidate, b: Candidate): number {
  return b.precision[0] - a.precision[0] || b.precision[1] - a.precision[1] || b.precision[2] - a.precision[2];
}

/** Whether two rules say the same, in whatever order and shorthand. */
export function saysTheSame(a: MatrixRule, b: MatrixRule): boolean {
  return content(a) === content(b);
}

function content({ conditions, cases }: MatrixRule): string {
  const variants = [...cases].map(([name, variant]) => JSON.stringify([name, conditionContent(variant.conditions)]));
  return JSON.stringify([conditionContent(conditions), variants.toSorted(alphabetically)]);
}

function conditionContent({ allow, own, deny, hide, otherwise, from, notFrom, severity }: Conditions): unknown {
  return [
    sorted(allow),
    sorted(own),
    sorted(deny),
    sorted(hide),
    otherwise,
    sorted(from),
    sorted(notFrom),
    severity ?? null,
  ];
}

function alphabetically(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function sorted(named: readonly Named[]): readonly string[] {
  // `nobody` adds no one.
  const names = new Set(named.map(({ name }) => name).filter((name) => name !== 'nobody'));
  return [...names].toSorted(alphabetically);
}
