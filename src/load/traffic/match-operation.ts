import type { Operation } from '../../model/operation.ts';
import type { RecordedRequest } from './recorded-request.ts';

/** A recorded request, the operation that it called, and the values in its path. */
export interface Match {
  readonly request: RecordedRequest;
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

interface Template {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Characters that stand for themselves: the more, the better a template describes a path. */
  readonly fixed: number;
}

/**
 * Finds the operation of each request. Servers stand at many places, so the base path is what lets most requests of one
 * origin match; one that is known beforehand is preferred.
 */
export function matchOperations(
  requests: readonly RecordedRequest[],
  operations: readonly Operation[],
  knownBase: string | undefined,
): readonly Match[] {
  const templates = operations.map(templateOf).toSorted((first, second) => second.fixed - first.fixed);
  const origins = Map.groupBy(requests, ({ url }) => url.origin);
  const found = new Map<RecordedRequest, Match>();
  for (const sent of origins.values()) {
    const matches = bestBase(sent, templates, knownBase);
    for (const match of matches) found.set(match.request, match);
  }
  return requests.flatMap((request) => found.get(request) ?? []);
}

function bestBase(
  requests: readonly RecordedRequest[],
  templates: readonly Template[],
  knownBase: string | undefined,
): readonly Match[] {
  const bases = new Set([
    ...(knownBase === undefined ? [] : [knownBase]),
    ...requests.flatMap(({ url }) => basesOf(url.pathname)),
  ]);
  const candidates = [...bases].map((base) => ({
    base,
    matches: requests.flatMap((request) => matched(request, templates, base) ?? []),
  }));
  const known = candidates.find(({ base, matches }) => base === knownBase && matches.length > 0);
  const [most] = candidates.toSorted(
    (first, second) => second.matches.length - first.matches.length || first.base.length - second.base.length,
  );
  return (known ?? most)?.matches ?? [];
}

/** Every beginning of a path that ends with a segment, none included. */
function basesOf(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/'));
}

function matched(request: RecordedRequest, templates: readonly Template[], base: string): Match | undefined {
  const { pathname } = request.url;
  if (base !== '' && !pathname.startsWith(`${base}/`)) return undefined;
  const path = pathname.slice(base.length).replace(/(?<=.)\/$/, '');
  for (const { operation, pattern, names } of templates) {
    const values = operation.method === request.method ? pattern.exec(path) : null;
    if (values)
      return {
        request,
        operation,
        path: Object.fromEntries(names.map((name, index) => [name, decoded(values[index + 1] ?? '')])),
      };
  }
  return undefined;
}

function templateOf(operation: Operation): Template {
  const [path = ''] = operation.path.split(/[?#]/);
  const pieces = path.split(/\{([^{}]*)\}/);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const source = texts.map((text) => RegExp.escape(text)).join('([^/]+?)');
  return {
    operation,
    pattern: new RegExp(`^${source}$`),
    names: pieces.filter((_, index) => index % 2 === 1),
    fixed: texts.join('').length,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
