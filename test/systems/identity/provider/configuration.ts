import { randomBytes } from 'node:crypto';
import { introspector, users } from '../identity.ts';
import { clients } from './clients.ts';
import type { Client, Token } from './oidc-provider.ts';
import { resourceServerInfo } from './resource-server-info.ts';
import type { Settings } from './settings.ts';
import { storage } from './storage.ts';

/** The configuration of oidc-provider. `signingKey` is the private JWK that signs its tokens. */
export function configuration(settings: Settings, signingKey: object): object {
  const lifetime = (_exchange: unknown, _token: unknown, { clientId }: Client) =>
    clientId.endsWith('-short') ? settings.shortS : 600;
  return {
    adapter: () => storage(),
    clients: clients(settings),
    jwks: { keys: [signingKey] },
    scopes: ['openid', 'offline_access', 'read', 'write'],
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: mayIntrospect },
      revocation: { enabled: true, allowedPolicy: mayRevoke },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_exchange: unknown, resource: string) => resourceServerInfo(resource),
      },
    },
    // The role of its own, where a token was issued to a client for itself: the first word of the client's id.
    extraTokenClaims: (_exchange: unknown, { accountId, clientId }: Token) => ({ role: roleOf(accountId ?? clientId) }),
    findAccount: (_exchange: unknown, name: string) => ({ accountId: name, claims: () => ({ sub: name }) }),
    rotateRefreshToken: true,
    ttl: { AccessToken: lifetime, ClientCredentials: lifetime, RefreshToken: 3600, Grant: 3600 },
    ...(settings.faults.includes('no-expiry') ? { formats: { customizers: { jwt: withoutExpiry } } } : {}),
    renderError: (exchange: { body: unknown }, problem: unknown) => {
      exchange.body = problem;
    },
  };
}

function roleOf(name: string): string | undefined {
  return users[name] ?? name.split('-')[0];
}

function mayIntrospect(_exchange: unknown, { clientId }: Client): boolean {
  return clientId === introspector;
}

function mayRevoke(_exchange: unknown, { clientId }: Client, token: Token): boolean {
  return token.clientId === clientId;
}

function withoutExpiry(_exchange: unknown, _token: unknown, { payload }: { readonly payload: { exp?: number } }): void {
  delete payload.exp;
}
