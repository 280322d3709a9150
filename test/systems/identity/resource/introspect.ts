import { introspector, resources } from '../identity.ts';
import type { Settings } from './settings.ts';

/** An active token as the provider describes it, RFC 7662 §2.2. */
export interface ActiveToken {
  readonly sub: string | null;
  readonly role: string | null;
  /** Seconds since the epoch. */
  readonly exp: number;
}

/** Asks the provider about a token. `undefined`: it is no access token for this server, or not any more. */
export async function introspect(token: string, settings: Settings): Promise<ActiveToken | undefined> {
  const response = await fetch(`${settings.issuer}/token/introspection`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${introspector}:${settings.introspectionSecret}`)}` },
    body: new URLSearchParams({ token }),
  });
  // It refuses to introspect JWTs: unsupported_token_type.
  if (response.status === 400) return undefined;
  if (!response.ok) throw new Error(`introspection answered ${response.status}`);
  const said = new Map<string, unknown>(Object.entries((await response.json()) as object));
  // Refresh tokens are active as well, and have no token_type.
  if (said.get('active') !== true || said.get('token_type') !== 'Bearer') return undefined;
  if ((said.get('aud') ?? resources.opaque) !== resources.opaque) return undefined;
  // A client that acts for itself has no sub here.
  return {
    sub: text(said.get('sub') ?? said.get('client_id')),
    role: text(said.get('role')),
    exp: Number(said.get('exp')),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
