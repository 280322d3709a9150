import { routeTemplate, type RouteTemplate } from './route-template.ts';

/** As much of an operation as finds it. */
export interface Routable {
  /** Upper case. */
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
}

/** An operation with its template. */
export interface Route<Found extends Routable> {
  readonly operation: Found;
  readonly template: RouteTemplate;
}

/** The operations as routes, the most specific first: whoever takes the first that fits takes the right one. */
export function routesOf<Found extends Routable>(operations: readonly Found[]): readonly Route<Found>[] {
  const routes = operations.map((operation) => ({ operation, template: routeTemplate(operation.path) }));
  return routes.toSorted((left, right) => compare(left.template.weight, right.template.weight));
}

function compare(left: readonly number[], right: readonly number[]): number {
  for (const [index, weight] of left.entries()) {
    const difference = weight - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
