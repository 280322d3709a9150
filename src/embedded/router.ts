import type { Operation } from '../model/operation.ts';
import { readTarget, routeTemplate, type RouteTemplate } from './route-template.ts';

/** Where a request belongs. */
export type Routed =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'other-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'no-path' };

/** An operation with its template. */
export interface Route {
  readonly operation: Operation;
  readonly template: RouteTemplate;
}

/** The operations as routes, the most specific first: whoever takes the first that fits takes the right one. */
export function routesOf(operations: readonly Operation[]): readonly Route[] {
  const routes = operations.map((operation) => ({ operation, template: routeTemplate(operation.path) }));
  return routes.toSorted((left, right) => compare(left.template.weight, right.template.weight));
}

/** Finds the operation of a request by its method and the request-target as it stood on the request line. */
export function router(operations: readonly Operation[]): (method: string, target: string) => Routed {
  const byLength = Map.groupBy(routesOf(operations), (route) => route.template.length);
  return (method, text) => {
    const target = readTarget(text);
    const routes = byLength.get(target.segments.length)?.filter((route) => route.template.matches(target)) ?? [];
    if (routes.length === 0) return { kind: 'no-path' };
    const operation = routes.find((route) => route.operation.method === method)?.operation;
    if (operation) return { kind: 'operation', operation };
    return { kind: 'other-method', allowed: [...new Set(routes.map((route) => route.operation.method))] };
  };
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, weight] of left.entries()) {
    const difference = weight - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
