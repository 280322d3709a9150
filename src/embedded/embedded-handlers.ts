import type { HttpHandler } from 'msw';
import type { Contract } from '../model/contract.ts';
import { embeddedApi, type EmbeddedOptions } from './embedded-api.ts';
import { operationHandler } from './operation-handler.ts';
import { routesOf } from './routes.ts';

/** The embedded API as msw handlers, the most specific path first, because msw takes the first that fits. */
export function embeddedHandlers(contract: Contract, options: EmbeddedOptions): readonly HttpHandler[] {
  const answer = embeddedApi(contract, options);
  return routesOf(contract.documented).map((route) => operationHandler(route, answer));
}
