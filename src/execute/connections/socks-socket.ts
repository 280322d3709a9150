import type { Socket } from 'node:net';
import { ProxyFailure } from './proxy-failure.ts';

/** A connection to the target through a SOCKS5 proxy, RFC 1928. */
export async function socksSocket(
  url: string,
  {
    target,
    timeoutMs,
  }: { readonly target: { readonly host: string; readonly port: number }; readonly timeoutMs: number },
): Promise<Socket> {
  const { SocksClient } = await import('socks');
  const { hostname, port } = new URL(url);
  try {
    const { socket } = await SocksClient.createConnection({
      proxy: { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || 1080, type: 5 },
      command: 'connect',
      destination: { host: target.host.replace(/^\[|\]$/g, ''), port: target.port },
      timeout: timeoutMs,
    });
    return socket;
  } catch (cause) {
    throw new ProxyFailure(url, `is not to be had: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
