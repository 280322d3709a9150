import type { Connection } from '../../model/address-way.ts';

/** Whether a proxy gets the whole URL and forwards the request, RFC 9112 §3.2.2, where others give a connection to the target. */
export function forwards({ proxy }: Connection, origin: string): boolean {
  return proxy !== undefined && !proxy.tunnel && /^https?:/.test(proxy.url) && origin.startsWith('http:');
}
