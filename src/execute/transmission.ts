import type { Connection } from '../model/address-way.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Answer, WireRequest } from '../model/wire.ts';
import type { Deadlines } from './deadlines.ts';
import { dispatch } from './dispatch.ts';
import type { Asking } from './in-process/plain.ts';
import { transmitting } from './in-process/transmitting.ts';
import { pairsOf } from './pairs-of.ts';
import { poolsOf } from './pools.ts';

/** A request as it leaves: headers flat, as undici takes them. */
export interface Wire {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
  readonly body: NonNullable<WireRequest['body']> | null;
  readonly headersTimeout: 0;
  readonly bodyTimeout: 0;
}

/** How requests leave, and how what they leave by is let go. */
export interface Transmission {
  readonly transmit: (wire: Wire, way: Connection, certificate: ClientCertificate | undefined) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** Over sockets, or into an application in this process. */
export function transmissionOf(
  {
    target,
    asking,
    authorities,
    connections,
    timeoutMs,
  }: {
    readonly target: string;
    readonly asking?: Asking | undefined;
    readonly authorities?: string | undefined;
    readonly connections: number;
    readonly timeoutMs: number;
  },
  deadlines: Deadlines,
): Transmission {
  if (asking) return { transmit: inProcess(asking, deadlines), close: () => Promise.resolve() };
  const pools = poolsOf(new URL(target).origin, { connections, timeoutMs, ca: authorities });
  return {
    transmit: (wire, way, certificate) => dispatch(pools.of(way, certificate), wire, deadlines),
    close: () => pools.close(),
  };
}

function inProcess(asking: Asking, deadlines: Deadlines): Transmission['transmit'] {
  const transmit = transmitting(asking, deadlines);
  return ({ origin, method, path, headers, body }, { proxyProtocol }, certificate) => {
    const needed = certificate ? 'a client certificate' : proxyProtocol && 'a PROXY header';
    if (needed) return Promise.resolve({ kind: 'unsendable', reason: `${needed} needs a connection` });
    return transmit({ origin, method, target: path, headers: pairsOf(headers), body: body ?? undefined });
  };
}
