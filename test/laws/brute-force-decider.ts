import type { Operation } from '../../src/model/operation.ts';

// Written from the description of the role matrix alone: it shares no code with src, and is slow on purpose.

type Names = string | readonly string[];

/** A rule as a matrix writes it. */
interface WrittenRule {
  readonly allow?: Names;
  readonly own?: Names;
  readonly deny?: Names;
  readonly hide?: Names;
  readonly otherwise?: 'allow' | 'deny' | 'hide';
  readonly from?: Names;
  readonly severity?: string;
  readonly cases?: Readonly<Record<string, Names | WrittenRule>>;
}

/** A matrix as its file has it. */
export interface WrittenMatrix {
  readonly roles: Readonly<Record<string, { readonly includes?: Names; readonly scopes?: Names }>>;
  readonly operations?: Readonly<Record<string, Names | WrittenRule>>;
  readonly extension?: string;
  readonly unlisted?: 'report' | 'deny' | 'error';
}

/** What the matrix must say. */
export type Answer = { readonly access: string; readonly from: readonly string[] } | 'unlisted' | 'impossible';

/** The rule that decides, where there is one. */
export type Deciding = { readonly rule: Names | WrittenRule } | 'unlisted' | 'impossible';

/** The rule that decides about an operation, found by trying all of them. */
export function ruleOf(matrix: WrittenMatrix, operation: Operation): Deciding {
  const fitting = Object.entries(matrix.operations ?? {}).flatMap(([key, rule]) => {
    const score = scoreOf(key, operation);
    return score === undefined ? [] : [{ score, rule }];
  });
  const highest = Math.max(...fitting.map(({ score }) => score));
  const best = fitting.filter(({ score }) => score === highest).map(({ rule }) => rule);
  if (best[0] !== undefined) return new Set(best.map(written)).size === 1 ? { rule: best[0] } : 'impossible';
  const extension = matrix.extension === undefined ? undefined : operation.extensions[matrix.extension];
  if (isRule(extension)) return { rule: extension };
  const scoped = byScopes(matrix, operation);
  if (scoped) return { rule: scoped };
  if (matrix.unlisted === 'deny') return { rule: [] };
  return matrix.unlisted === 'error' ? 'impossible' : 'unlisted';
}

/** What the rule gives a caller, by the words of the design. */
export function answer(
  matrix: WrittenMatrix,
  found: Deciding,
  { caller, caseName }: { readonly caller: readonly string[] | 'anonymous'; readonly caseName: string | undefined },
): Answer {
  if (found === 'unlisted' || found === 'impossible') return found;
  const whole = asRule(found.rule);
  const variant = caseName === undefined ? whole : whole.cases?.[caseName];
  if (variant === undefined) return 'unlisted';
  const rule = asRule(variant);
  const from = list(rule.from);
  const callers = caller === 'anonymous' ? ['anonymous'] : caller.length === 0 ? ['outsider'] : caller;
  const said = new Set(callers.map((name) => about(name, rule, matrix)));
  for (const access of ['allow', 'deny', 'hide']) if (said.has(access)) return { access, from };
  return 'impossible';
}

function about(name: string, rule: WrittenRule, matrix: WrittenMatrix): string {
  const all = new Set([...Object.keys(matrix.roles), 'anonymous', 'outsider']);
  const says = (key: 'allow' | 'own' | 'deny' | 'hide', who: string) =>
    list(rule[key]).includes(who) || (list(rule[key]).includes('everyone') && all.has(who));
  if (says('deny', name)) return 'deny';
  if (says('hide', name)) return 'hide';
  if (says('allow', name) || says('own', name)) return 'allow';
  // Only allows are inherited, so how far away they stand decides nothing but the question of one's own.
  return reachable(name, matrix).some((role) => says('allow', role) || says('own', role))
    ? 'allow'
    : (rule.otherwise ?? 'deny');
}

/** Roles reached by including, by adding one more ring until nothing is new. */
function reachable(name: string, { roles }: WrittenMatrix): string[] {
  const found = new Set<string>(list(roles[name]?.includes));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const role of Array.from(found)) for (const next of list(roles[role]?.includes)) found.add(next);
  }
  return [...found];
}

function scoreOf(key: string, { method, path, operationId, tags }: Operation): number | undefined {
  if (key.startsWith('tag:')) return tags.includes(key.slice(4)) ? 1 : undefined;
  if (key === operationId) return 1_000_000;
  const [verb = '', template = ''] = key.split(' ');
  if (!template.startsWith('/')) return undefined;
  const parts = template.split('/').filter((part) => part !== '');
  const pattern = parts.map((part) => {
    if (part === '**') return '(/[^/]+)*';
    if (part === '*') return '/[^/]+';
    return part.startsWith('{') ? String.raw`/\{\w+\}` : `/${part}`;
  });
  if ((verb !== '*' && verb !== method) || !new RegExp(`^${pattern.join('')}$`).test(path)) return undefined;
  const stars = parts.filter((part) => part.startsWith('*')).length;
  if (stars === 0 && verb !== '*') return 1_000_000;
  return 1000 + (parts.length - stars) * 100 - stars - (verb === '*' ? 1 : 0);
}

function byScopes(matrix: WrittenMatrix, { security }: Operation): WrittenRule | undefined {
  const roles = Object.keys(matrix.roles);
  if (roles.every((role) => list(matrix.roles[role]?.scopes).length === 0) || security === 'undeclared')
    return undefined;
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return { allow: 'everyone' };
  const asked = security.map((alternative) => alternative.flatMap(({ scopes }) => scopes));
  if (asked.every((scopes) => scopes.length === 0)) return undefined;
  const has = (role: string) => [role, ...reachable(role, matrix)].flatMap((name) => list(matrix.roles[name]?.scopes));
  return { allow: roles.filter((role) => asked.some((scopes) => scopes.every((scope) => has(role).includes(scope)))) };
}

function written(rule: Names | WrittenRule): string {
  const { cases = {}, ...own } = asRule(rule);
  const plain = (one: WrittenRule) =>
    ['allow', 'own', 'deny', 'hide', 'from'].map((key) => {
      const names = list(Object.entries(one).find(([name]) => name === key)?.[1]);
      return [...new Set(names)]
        .filter((name) => name !== 'nobody')
        .toSorted((a, b) => a.localeCompare(b))
        .join();
    });
  const inner = Object.keys(cases)
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => [name, written(cases[name] ?? [])]);
  return JSON.stringify([plain(own), own.otherwise ?? 'deny', own.severity, inner]);
}

function asRule(rule: Names | WrittenRule): WrittenRule {
  return isNames(rule) ? { allow: rule } : rule;
}

function isNames(rule: Names | WrittenRule): rule is Names {
  return typeof rule === 'string' || Array.isArray(rule);
}

function isRule(value: unknown): value is Names | WrittenRule {
  return value !== undefined;
}

function list(names: unknown): string[] {
  if (names === undefined) return [];
  return Array.isArray(names) ? names.map(String) : typeof names === 'string' ? [names] : [];
}
