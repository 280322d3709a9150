import { isIPv6 } from 'node:net';

/** Odd ways to write an address, which parsers take more or less strictly. */
export const spellings: Readonly<Record<string, (ip: string) => string>> = {
  'with-port': (ip) => (isIPv6(ip) ? `[${ip}]:4711` : `${ip}:4711`),
  mapped: (ip) => (isIPv6(ip) ? `[${ip}]` : `::ffff:${ip}`),
  quoted: (ip) => (isIPv6(ip) ? `"[${ip}]"` : `"${ip}"`),
  'mapped-in-brackets': (ip) => (isIPv6(ip) ? `"[${ip}]"` : `"[::ffff:${ip}]"`),
  'as-parameter': (ip) => ` for="${isIPv6(ip) ? `[${ip}]` : ip}"`,
  // RFC 7239 §6.3: an identifier that says nothing.
  'after-unknown': (ip) => `unknown, ${ip}`,
  'among-spaces': (ip) => `  ${ip}  `,
};
