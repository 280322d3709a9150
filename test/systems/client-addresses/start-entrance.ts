import type { StartedApplication } from './application/start-application.ts';
import type { ServerKind } from './server-kind.ts';
import { startTrustedProxy } from './start-trusted-proxy.ts';
import type { StartedVariant } from './started-variant.ts';
import type { Variant } from './variant.ts';

/** Where clients are meant to come in: the trusted proxy, if the variant is behind one, or else the server itself. */
export interface Entrance extends StartedVariant {
  /** The server itself. */
  readonly server: StartedVariant;
}

/** Starts a variant, and the trusted proxy before it. */
export async function startEntrance<Kind extends Variant>(
  kind: ServerKind<Kind>,
  variant: Kind,
  application: StartedApplication,
): Promise<Entrance> {
  await using made = new AsyncDisposableStack();
  const server = made.use(await kind.start(variant, { application }));
  const { url, ipv6Url } = server;
  const proxy = variant.behind && made.use(await startTrustedProxy({ target: url, says: variant.behind }));
  const stack = made.move();
  return {
    server,
    url: proxy?.url ?? url,
    ...(ipv6Url !== undefined && { ipv6Url }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
