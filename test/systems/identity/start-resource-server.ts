import { introspector, localIssuer, resources } from './identity.ts';
import { makeLocalKeys, type LocalKey } from './local-keys.ts';
import { startChild } from './start-child.ts';
import type { IdentityProvider } from './start-provider.ts';

/** A resource server that runs. */
export interface ResourceServer extends AsyncDisposable {
  /** Without the prefix `/jwt` or `/opaque`. */
  readonly url: string;
  /** What tokens must be like that tests sign themselves. */
  readonly local: {
    readonly issuer: string;
    readonly audience: string;
    readonly keys: Readonly<Record<'RS256' | 'ES256' | 'EdDSA', LocalKey>>;
  };
}

interface Options {
  readonly provider: Pick<IdentityProvider, 'issuer' | 'secrets'>;
  readonly breaks?: readonly string[];
  readonly clockToleranceS?: number;
}

/** Starts the protected API as a process on a free port, with local keys made for it. */
export async function startResourceServer({
  provider,
  breaks = [],
  clockToleranceS = 0,
}: Options): Promise<ResourceServer> {
  const keys = await makeLocalKeys();
  const tolerance = ['--clock-tolerance-s', String(clockToleranceS)];
  const switches = breaks.flatMap((name) => ['--break', name]);
  const args = ['--issuer', provider.issuer, '--port', '0', ...tolerance, ...switches];
  const child = await startChild('resource-server.ts', args, {
    IDENTITY_LOCAL_KEYS: JSON.stringify(Object.values(keys).map(({ publicJwk }) => publicJwk)),
    IDENTITY_INTROSPECTION_SECRET: provider.secrets[introspector],
  });
  return {
    url: child.said,
    local: { issuer: localIssuer, audience: resources.jwt, keys },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}
