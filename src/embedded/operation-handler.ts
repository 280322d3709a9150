import { HttpHandler } from 'msw';
import { readTarget } from './route-template.ts';
import type { Routable, Route } from './routes.ts';

/** Answers a request to a documented operation. */
export type Answer<Found> = (operation: Found, request: Request) => Promise<Response>;

/** The msw handler of one operation. It finds its path by itself, because msw cannot express every template. */
export function operationHandler<Found extends Routable>(
  { operation, template }: Route<Found>,
  answer: Answer<Found>,
  targetOf: (request: Request) => string | undefined = afterOrigin,
): HttpHandler {
  return new HttpHandler(
    operation.method,
    ({ request }) => {
      const target = targetOf(request);
      return target !== undefined && template.matches(readTarget(target));
    },
    ({ request }: { readonly request: Request }) => answer(operation, request),
  );
}

/** What follows the authority, the fragment included: some documents write it into their paths. */
function afterOrigin({ url }: Request): string {
  return url.slice(new URL(url).origin.length);
}
