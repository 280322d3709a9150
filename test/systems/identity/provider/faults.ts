import { setTimeout as pause } from 'node:timers/promises';
import type { Exchange } from './oidc-provider.ts';

type Middleware = (exchange: Exchange, next: () => Promise<void>) => Promise<void>;

/** Faults of the token endpoint, by the name that switches them on. */
export const faults: Readonly<Record<string, Middleware>> = {
  'token-without-access-token': atToken(async (exchange, next) => {
    await next();
    exchange.body = without('access_token', exchange.body);
  }),
  'token-endpoint-down': atToken(async (exchange) => {
    exchange.status = 503;
    exchange.body = 'down';
  }),
  // The exp claim itself is left out where tokens are made.
  'no-expiry': atToken(async (exchange, next) => {
    await next();
    exchange.body = without('expires_in', exchange.body);
  }),
  slow: atToken(async (_exchange, next) => {
    await pause(10_000);
    await next();
  }),
};

/** What `--break` may name. */
export const faultNames: readonly string[] = Object.keys(faults);

function atToken(middleware: Middleware): Middleware {
  return (exchange, next) => (exchange.path === '/token' ? middleware(exchange, next) : next());
}

function without(name: string, body: unknown): unknown {
  return body !== null && typeof body === 'object'
    ? Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))
    : body;
}
