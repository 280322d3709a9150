import { buildConnector } from 'undici';
import type { Connection } from '../../model/address-way.ts';
import { proxyHeader } from './proxy-header.ts';
import { socksSocket } from './socks-socket.ts';
import { tunnelSocket } from './tunnel-socket.ts';
import { plainSocket } from './plain-socket.ts';

/** What connections to the target are made with. */
export interface ConnectorOptions {
  readonly timeoutMs: number;
  /** PEM of the authorities that the target's certificate is from. */
  readonly ca?: string | undefined;
  readonly cert?: string;
  readonly key?: string;
}

/** How undici connects on this way: by itself, or on a socket that a proxy gave or that has said whom it speaks for. */
export function connectorFor(
  connection: Connection,
  { timeoutMs, ca, ...shown }: ConnectorOptions,
): buildConnector.connector {
  const { localAddress, proxyProtocol, proxy } = connection;
  const family = localAddress === undefined ? {} : { autoSelectFamily: false };
  const usual = buildConnector({
    timeout: timeoutMs,
    // Doubled headers, their case and odd targets are scenarios that HTTP/2 cannot carry.
    allowH2: false,
    ...family,
    ...(ca !== undefined && { ca }),
    ...shown,
  });
  const withLocal = (options: buildConnector.Options): buildConnector.Options => ({
    ...options,
    hostname: sameFamily(options.hostname, localAddress),
    ...(localAddress !== undefined && { localAddress }),
  });
  if (!proxyProtocol && !proxy) return (options, callback) => usual(withLocal(options), callback);
  return (options, callback) => {
    const { hostname, port, protocol } = options;
    const target = {
      host: sameFamily(hostname, localAddress),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
    };
    const socket = proxy
      ? proxy.url.startsWith('socks5:')
        ? socksSocket(proxy.url, { target, timeoutMs })
        : tunnelSocket(proxy.url, { target, timeoutMs })
      : plainSocket({ ...target, localAddress, timeoutMs });
    socket.then(
      (made) => {
        if (proxyProtocol) made.write(proxyHeader(proxyProtocol, made));
        if (protocol === 'https:') usual({ ...options, httpSocket: made }, callback);
        else callback(null, made);
      },
      (cause: unknown) => callback(cause instanceof Error ? cause : new Error(String(cause)), null),
    );
  };
}

/** `localhost` is both 127.0.0.1 and ::1, RFC 6761 §6.3, whatever a hosts file says: the family is that of the client. */
function sameFamily(hostname: string, localAddress: string | undefined): string {
  if (hostname !== 'localhost' || localAddress === undefined) return hostname;
  return localAddress.includes(':') ? '::1' : '127.0.0.1';
}
