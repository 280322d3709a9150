import { isIPv6 } from 'node:net';

/** Addresses as a header writes them; Forwarded has parameters, and brackets around IPv6: RFC 7239 §4 and §6. */
export function headerText(header: string, ips: readonly string[]): string {
  if (header.toLowerCase() !== 'forwarded') return ips.join(', ');
  return ips.map((ip) => (isIPv6(ip) ? `for="[${ip}]"` : `for=${ip}`)).join(', ');
}
