import type { Rule } from '../../model/decision.ts';

/** What a rule key means. */
export type RuleKey =
  | { readonly kind: 'operation'; readonly method: string; readonly path: string }
  | { readonly kind: 'operationId'; readonly operationId: string }
  | {
      readonly kind: 'glob';
      readonly method: string;
      readonly segments: readonly string[];
      readonly literals: number;
      readonly wildcards: number;
    }
  | { readonly kind: 'tag'; readonly tag: string };

/** Reads a rule key: `METHOD /path`, `METHOD /path/**`, `tag:name` or an operationId. Names of path parameters are dropped. */
export function ruleKey(key: string): RuleKey {
  if (key.startsWith('tag:')) return { kind: 'tag', tag: key.slice('tag:'.length).trim() };
  const [, method, path] = /^([A-Za-z]+|\*)\s+(\/.*)$/.exec(key) ?? [];
  if (method === undefined || path === undefined) return { kind: 'operationId', operationId: key };
  const template = nameless(path);
  const segments = template.split('/').slice(1);
  const wildcards = segments.filter(isWildcard).length;
  if (method !== '*' && wildcards === 0) return { kind: 'operation', method: method.toUpperCase(), path: template };
  return {
    kind: 'glob',
    method: method.toUpperCase(),
    segments,
    literals: segments.length - wildcards,
    wildcards: wildcards + (method === '*' ? 1 : 0),
  };
}

/** How a rule with this key decides, as reports say it. */
export function keyKind(key: string): Rule['by'] {
  return ruleKey(key).kind;
}

/** A path template without the names of its parameters, which do not matter. */
export function nameless(path: string): string {
  return path.replaceAll(/\{[^{}/]*\}/g, '{}');
}

/** Whether the segments of a glob match those of a path: `*` is one segment, `**` any number, none included. */
export function matchSegments(glob: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = glob;
  if (first === undefined) return path.length === 0;
  if (first === '**') return path.some((_, index) => matchSegments(rest, path.slice(index))) || matchSegments(rest, []);
  return path.length > 0 && (first === '*' || first === path[0]) && matchSegments(rest, path.slice(1));
}

function isWildcard(segment: string): boolean {
  return segment === '*' || segment === '**';
}
