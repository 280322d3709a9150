import { Pool } from 'undici';
import type { ClientCertificate } from '../model/client-certificate.ts';

/** How a connection comes about beyond the origin that it goes to. */
interface Connection {
  readonly localAddress?: string;
}

/** One pool for each way to connect to the target's origin. */
export interface Pools {
  /** `certificate`: what the client shows in the handshake; its connections are no one else's. */
  readonly of: (connection: Connection, certificate?: ClientCertificate) => Pool;
  readonly close: () => Promise<void>;
}

/** What pools are made with. */
interface PoolOptions {
  readonly connections: number;
  readonly timeoutMs: number;
  /** PEM of the authorities that the target's certificate is from. */
  readonly ca?: string | undefined;
}

/** Pools for one origin. A `localAddress` must stand at the top of the options: inside `connect` undici ignores it silently. */
export function poolsOf(origin: string, { connections, timeoutMs, ca }: PoolOptions): Pools {
  const pools = new Map<Connection, Map<ClientCertificate | undefined, Pool>>();
  return {
    of: (connection, certificate) => {
      let own = pools.get(connection);
      if (!own) pools.set(connection, (own = new Map()));
      let pool = own.get(certificate);
      if (!pool) {
        const shown = certificate && { cert: certificate.cert, key: certificate.key };
        own.set(
          certificate,
          (pool = new Pool(origin, {
            connections,
            connectTimeout: timeoutMs,
            pipelining: 1,
            // Doubled headers, their case and odd targets are scenarios that HTTP/2 cannot carry.
            allowH2: false,
            connect: { ...(ca !== undefined && { ca }), ...shown },
            ...connection,
          })),
        );
      }
      return pool;
    },
    close: async () => {
      const all = [...pools.values()].flatMap((own) => [...own.values()]);
      await Promise.all(all.map((pool) => pool.destroy()));
    },
  };
}
