import * as oauth from 'oauth4webapi';
import { fetchWith } from './fetch-with.ts';
import type { Grant } from './grant.ts';

/** Where a grant's authorization server is asked: as the files say, else as it says itself. Asked once. */
export function endpointsOf(
  grant: Grant,
  { timeoutMs }: { readonly timeoutMs: number },
): () => Promise<oauth.AuthorizationServer> {
  let known: Promise<oauth.AuthorizationServer> | undefined;
  return () => {
    known ??= found(grant, timeoutMs).catch((cause: unknown) => {
      known = undefined;
      throw cause;
    });
    return known;
  };
}

async function found(grant: Grant, timeoutMs: number): Promise<oauth.AuthorizationServer> {
  const { issuer, tokenEndpoint, revocationEndpoint } = grant;
  const named = {
    ...(tokenEndpoint !== undefined && { token_endpoint: tokenEndpoint }),
    ...(revocationEndpoint !== undefined && { revocation_endpoint: revocationEndpoint }),
  };
  if (issuer === undefined || tokenEndpoint !== undefined)
    return { issuer: issuer ?? new URL(tokenEndpoint ?? '').origin, ...named };
  const at = new URL(issuer);
  const response = await oauth.discoveryRequest(at, {
    algorithm: 'oidc',
    [oauth.allowInsecureRequests]: true,
    ...fetchWith(grant.authorities),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const server = await oauth.processDiscoveryResponse(at, response);
  const endpoints = { ...server, ...named };
  assertNamed(endpoints, new Set([at.host, ...Object.values(named).map((url) => new URL(url).host)]));
  return endpoints;
}

/** No request leaves for a host that the files do not name, whatever a server says about itself. */
function assertNamed(server: oauth.AuthorizationServer, hosts: ReadonlySet<string>): void {
  for (const key of ['token_endpoint', 'revocation_endpoint'] as const) {
    const url = server[key];
    if (url === undefined || hosts.has(new URL(url).host)) continue;
    throw new Error(
      `its ${key} lies on ${new URL(url).host}, which the environment does not name: give it as \`${key === 'token_endpoint' ? 'tokenEndpoint' : 'revocationEndpoint'}\``,
    );
  }
}
