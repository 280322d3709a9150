import { randomBytes } from 'node:crypto';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import { introspector, roles, users } from './identity.ts';
import { installProvider } from './install-provider.ts';
import { startChild } from './start-child.ts';

/** How many requests an endpoint served. */
interface Counts {
  readonly token: number;
  readonly revocation: number;
  readonly discovery: number;
  readonly introspection: number;
}

/** An authorization server that runs, and every secret that it knows. */
export interface IdentityProvider extends AsyncDisposable {
  readonly issuer: string;
  /** By client id: `editor`, `editor-short` and the same for the other roles, and `resource-server`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** By user name. */
  readonly passwords: Readonly<Record<string, string>>;
  /** PKCS#8 PEM by role; signs RS256 for the clients `editor-key` (private_key_jwt) and `editor` (assertions). */
  readonly clientKeys: Readonly<Record<string, { readonly pem: string; readonly kid: string }>>;
  readonly count: () => Promise<Counts>;
}

interface Options {
  readonly breaks?: readonly string[];
  readonly shortS?: number;
}

/** Starts the provider as a process on a free port, with secrets made for it. */
export async function startProvider({ breaks = [], shortS = 2 }: Options = {}): Promise<IdentityProvider> {
  await installProvider();
  const secretClients = [...roles, ...roles.map((role) => `${role}-short`), introspector];
  const secrets = Object.fromEntries(secretClients.map((id) => [id, secret()]));
  const passwords = Object.fromEntries(Object.keys(users).map((name) => [name, secret()]));
  const keys = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await clientKey(role)] as const)));
  const publicKeys = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, key.jwk]));
  const switches = breaks.flatMap((name) => ['--break', name]);
  const child = await startChild('provider-server.ts', ['--port', '0', '--short-s', String(shortS), ...switches], {
    IDENTITY_CLIENT_SECRETS: JSON.stringify(secrets),
    IDENTITY_USER_PASSWORDS: JSON.stringify(passwords),
    IDENTITY_CLIENT_KEYS: JSON.stringify(publicKeys),
  });
  return {
    issuer: child.said,
    secrets,
    passwords,
    clientKeys: keys,
    count: async () => (await (await fetch(`${child.said}/_count`)).json()) as Counts,
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

async function clientKey(role: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = `client-${role}`;
  return {
    kid,
    pem: await exportPKCS8(privateKey),
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' },
  };
}
