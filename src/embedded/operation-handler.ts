import { HttpHandler } from 'msw';
import type { EmbeddedApi } from './embedded-api.ts';
import { readTarget } from './route-template.ts';
import type { Route } from './router.ts';

/** The msw handler of one operation. It finds its path by itself, because msw cannot express every template. */
export function operationHandler({ operation, template }: Route, answer: EmbeddedApi): HttpHandler {
  return new HttpHandler(
    operation.method,
    ({ request }) => template.matches(readTarget(targetOf(request))),
    ({ request }: { readonly request: Request }) => answer(operation, request),
  );
}

/** What follows the authority, the fragment included: some documents write it into their paths. */
function targetOf({ url }: Request): string {
  return url.slice(new URL(url).origin.length);
}
