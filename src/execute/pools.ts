import { Pool, type Dispatcher } from 'undici';
import type { Connection } from '../model/address-way.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import { connectorFor } from './connections/connector.ts';
import { forwards } from './connections/forwards.ts';

/** What sends the requests of one way to connect. */
type Sending = Pick<Dispatcher, 'dispatch'>;

/** One pool for each way to connect to the target's origin. */
export interface Pools {
  /** `certificate`: what the client shows in the handshake; its connections are no one else's. */
  readonly of: (connection: Connection, certificate?: ClientCertificate) => Sending;
  readonly close: () => Promise<void>;
}

/** What pools are made with. */
interface PoolOptions {
  readonly connections: number;
  readonly timeoutMs: number;
  /** PEM of the authorities that the target's certificate is from. */
  readonly ca?: string | undefined;
}

/** Pools for one origin. */
export function poolsOf(origin: string, { connections, timeoutMs, ca }: PoolOptions): Pools {
  const known = new Map<Connection, Map<ClientCertificate | undefined, Sending>>();
  const pools: Pool[] = [];
  const pool = (to: string, connect: ConstructorParameters<typeof Pool>[1]): Pool => {
    const made = new Pool(to, { connections, connectTimeout: timeoutMs, pipelining: 1, allowH2: false, ...connect });
    pools.push(made);
    return made;
  };
  const make = (connection: Connection, certificate: ClientCertificate | undefined): Sending => {
    const { proxy } = connection;
    // Such a proxy closes when it likes, tinyproxy after each answer and without saying so: a connection for each request.
    if (proxy && forwards(connection, origin))
      return forwarding(pool(new URL(proxy.url).origin, { pipelining: 0 }), origin);
    const shown = certificate && { cert: certificate.cert, key: certificate.key };
    return pool(origin, { connect: connectorFor(connection, { timeoutMs, ca, ...shown }) });
  };
  return {
    of: (connection, certificate) => {
      let own = known.get(connection);
      if (!own) known.set(connection, (own = new Map()));
      let sending = own.get(certificate);
      if (!sending) own.set(certificate, (sending = make(connection, certificate)));
      return sending;
    },
    close: async () => {
      await Promise.all(pools.map((each) => each.destroy()));
    },
  };
}

/** An HTTP proxy that forwards gets the whole URL, RFC 9112 §3.2.2. */
function forwarding(pool: Pool, origin: string): Sending {
  const { host, origin: whole } = new URL(origin);
  return {
    dispatch: (options, handler) => {
      const { headers, path } = options;
      const given = Array.isArray(headers) ? headers.map(String) : [];
      const named = given.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
      return pool.dispatch(
        { ...options, origin: '', path: `${whole}${path}`, headers: named ? given : ['host', host, ...given] },
        handler,
      );
    },
  };
}
