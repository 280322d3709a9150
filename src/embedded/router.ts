import type { Operation } from '../model/operation.ts';
import { readTarget } from './route-template.ts';
import { routesOf } from './routes.ts';

/** Where a request belongs. */
export type Routed =
  | { readonly kind: 'operation'; readonly operation: Operation }
  | { readonly kind: 'other-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'no-path' };

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
