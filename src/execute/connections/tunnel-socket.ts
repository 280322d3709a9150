import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIPv6, type Socket } from 'node:net';
import { ProxyFailure } from './proxy-failure.ts';

/** A connection to the target through an HTTP proxy: CONNECT, RFC 9110 §9.3.6. */
export async function tunnelSocket(
  url: string,
  {
    target,
    timeoutMs,
  }: { readonly target: { readonly host: string; readonly port: number }; readonly timeoutMs: number },
): Promise<Socket> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  // RFC 9110 §9.3.6 and RFC 3986 §3.2.2.
  const path = `${isIPv6(target.host) ? `[${target.host}]` : target.host}:${target.port}`;
  return await new Promise((resolve, reject) => {
    const asked = send(url, { method: 'CONNECT', path, headers: { host: path }, agent: false, timeout: timeoutMs });
    asked.once('connect', ({ statusCode = 0 }, socket: Socket) => {
      if (statusCode >= 200 && statusCode < 300) resolve(socket);
      else {
        socket.destroy();
        reject(new ProxyFailure(url, `answered CONNECT with ${statusCode}`));
      }
    });
    asked.once('response', ({ statusCode = 0 }) => {
      asked.destroy();
      reject(new ProxyFailure(url, `answered CONNECT with ${statusCode}`));
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.once('error', ({ message }) => reject(new ProxyFailure(url, `is not to be had: ${message}`)));
    asked.end();
  });
}
