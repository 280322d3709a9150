import type { Exchange } from './oidc-provider.ts';

const counted: Readonly<Record<string, string>> = {
  '/token': 'token',
  '/token/revocation': 'revocation',
  '/token/introspection': 'introspection',
  '/.well-known/openid-configuration': 'discovery',
  '/.well-known/oauth-authorization-server': 'discovery',
};

/** Counts the requests of each endpoint, whatever their answer, and tells at `GET /_count`. */
export function countRequests(): (exchange: Exchange, next: () => Promise<void>) => Promise<void> {
  const counts: Record<string, number> = { token: 0, revocation: 0, discovery: 0, introspection: 0 };
  return async (exchange, next) => {
    if (exchange.path === '/_count') {
      exchange.body = counts;
      return;
    }
    const endpoint = counted[exchange.path];
    if (endpoint !== undefined) counts[endpoint] = (counts[endpoint] ?? 0) + 1;
    await next();
  };
}
