/** A path template of the document, ready to be held against request-targets. */
export interface RouteTemplate {
  /** How many segments a target must have. */
  readonly length: number;
  readonly matches: (target: Target) => boolean;
  /** One number per segment, smaller where it says more; compared from left to right. */
  readonly weight: readonly number[];
}

/** A request-target as it stood on the request line, taken apart. */
export interface Target {
  readonly segments: readonly string[];
  readonly query: string;
}

type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'mixed'; readonly pattern: RegExp; readonly fixed: number }
  | { readonly kind: 'parameter' };

const parameter = /\{[^{}]*\}/g;

/**
 * Understands a template as documents write them: parameters may share a segment with text (`/{name}:cancel`), and `?`
 * and `#` belong to the path's identity (`/jobs?action=stop`, `/#X-Amz-Target=Stop`).
 */
export function routeTemplate(path: string): RouteTemplate {
  const { segments: written, query } = readTarget(path);
  const segments = written.map(readSegment);
  const queries = query === '' ? [] : query.split('&').map(readSegment);
  return {
    length: segments.length,
    matches: (target) =>
      segments.length === target.segments.length &&
      segments.every((segment, index) => fits(segment, target.segments[index] ?? '')) &&
      contains(target.query.split('&'), queries),
    weight: [...segments.map(weigh), -queries.length],
  };
}

/** Percent-escapes are decoded by segment, so that `%2F` stays inside of its segment. */
export function readTarget(target: string): Target {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { segments: path.split('/').slice(1).map(decode), query: mark < 0 ? '' : decode(target.slice(mark + 1)) };
}

function readSegment(text: string): Segment {
  const fixed = text.replaceAll(parameter, '');
  if (fixed === text) return { kind: 'literal', text };
  if (fixed === '' && text.indexOf('}') === text.length - 1) return { kind: 'parameter' };
  const pattern = text
    .split(parameter)
    .map((part) => RegExp.escape(part))
    .join('(.+?)');
  return { kind: 'mixed', pattern: new RegExp(`^${pattern}$`, 's'), fixed: fixed.length };
}

function fits(segment: Segment, text: string): boolean {
  if (segment.kind === 'literal') return segment.text === text;
  if (segment.kind === 'mixed') return segment.pattern.test(text);
  return text !== '';
}

function contains(parts: readonly string[], wanted: readonly Segment[]): boolean {
  return wanted.every((segment) => parts.some((part) => fits(segment, part)));
}

/** Concrete before templated, OpenAPI 3.1 §4.8.8.2; among mixed ones, more text first. */
function weigh(segment: Segment): number {
  if (segment.kind === 'literal') return 0;
  if (segment.kind === 'mixed') return 1 + 1 / (1 + segment.fixed);
  return 3;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
