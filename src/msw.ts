import type { HttpHandler } from 'msw';
import { belowBase } from './embedded/below-base.ts';
import { compiledApi } from './embedded/compiled-api.ts';
import { operationHandler } from './embedded/operation-handler.ts';
import { routesOf } from './embedded/routes.ts';
import type { CompiledContract } from './model/compiled-contract.ts';
import { assertCompiled, type CompiledJson } from './msw/assert-compiled.ts';
import { assertKnown } from './msw/assert-known.ts';
import { knownCaller, type Caller } from './msw/caller.ts';

export type { Caller, CompiledContract, CompiledJson };
export { RolecallError, type RolecallErrorCode } from './model/rolecall-error.ts';

/** How the handlers behave. */
export interface HandlerOptions {
  /** Who calls, or a function that says so of each request: by the session cookie that it carries, or by what a test has chosen. */
  readonly as: Caller | ((request: Request) => Caller | Promise<Caller>);
  /** Where the API begins: a path on any origin (`/api`), or a URL, which leaves other origins alone. The root by default. */
  readonly base?: string;
  /** Networks in which the client's address lies; by default no address is refused. */
  readonly networks?: readonly string[];
}

/**
 * The contract as msw handlers, the most specific path first. What is made through them is remembered by them: call it
 * again for a fresh start.
 *
 * @example
 * ```ts
 * import { setupServer } from 'msw/node';
 * import { handlersOf } from 'rolecall/msw';
 * import contract from './contract.json' with { type: 'json' };
 * const server = setupServer(...handlersOf(contract, { as: 'viewer', base: '/api' }));
 * ```
 */
export function handlersOf(
  contract: CompiledContract | CompiledJson,
  { as, base, networks }: HandlerOptions,
): HttpHandler[] {
  assertCompiled(contract);
  assertKnown(networks ?? [], contract.networks, {
    code: 'unknown-network',
    what: 'a network that a rule of the contract names',
  });
  const callerOf =
    typeof as === 'function'
      ? async (request: Request) => knownCaller(await as(request), contract)
      : always(knownCaller(as, contract));
  const answer = compiledApi(contract, { callerOf, networks: networks && new Set(networks) });
  const targetOf = belowBase(base);
  return routesOf(contract.operations).map((route) => operationHandler(route, answer, targetOf));
}

function always<Value>(value: Value): () => Promise<Value> {
  return () => Promise.resolve(value);
}
