import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A connection to the host of a URL through an HTTP proxy, RFC 9110 §9.3.6. */
export async function connectByTunnel(proxy: string, target: string): Promise<Socket> {
  const asked = request(proxy, { method: 'CONNECT', path: new URL(target).host, agent: false });
  const connected = once(asked, 'connect');
  asked.end();
  const [{ statusCode }, socket] = (await connected) as [IncomingMessage, Socket];
  if (statusCode !== 200) throw new Error(`the proxy answers CONNECT with ${statusCode}`);
  return socket;
}
