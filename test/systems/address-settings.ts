import type { AddressesOptions } from './addresses-contract.ts';
import type { Mistake } from './client-addresses/mistake.ts';
import { clients, trustedProxy } from './client-addresses/networks.ts';
import type { Opening } from './client-addresses/opening.ts';
import type { Entrance } from './client-addresses/start-entrance.ts';
import type { Variant } from './client-addresses/variant.ts';

/** How a variant is called, and which of its openings that can show. */
export interface Setting extends Pick<AddressesOptions, 'target' | 'addresses' | 'environment'> {
  /** By the name of the address that claims or is forgotten. */
  readonly opens: (mistake: Mistake<Variant>) => Readonly<Record<string, readonly Opening[]>>;
}

const echo = '    echo: GET /echo#/address\n';
const outside = `      outside: { via: bind, ip: ${clients.outside} }\n`;
const bound = `      office: { via: bind, ip: ${clients.inside} }\n${outside}`;

/** The server itself; what stands before it in earnest is stood in for by Rolecall. */
export function direct({ server }: Entrance, { behind, ipv6, refusesBy, tellsSocket }: Variant): Setting {
  const refusals = refusesBy === 'closing' || behind === 'proxy-protocol' ? '[403, closed]' : '403';
  const environment = `${tellsSocket ? '' : echo}    refusals: { address: ${refusals} }\n`;
  if (behind) {
    const options = `from: ${trustedProxy}${behind === 'x-forwarded-for' ? ', header: X-Forwarded-For, trusted: true' : ', version: 2'}`;
    const via = behind === 'x-forwarded-for' ? 'header' : 'proxy-protocol';
    const said = (name: string, ip: string) => `      ${name}: { via: ${via}, ip: ${ip}, ${options} }\n`;
    return {
      target: server.url,
      addresses: said('office', clients.inside) + said('behind', clients.outside) + outside,
      environment,
      opens: ({ opens, opensThroughProxy = [] }) => ({ outside: opens, behind: opensThroughProxy }),
    };
  }
  // One host has both families, and the client chooses.
  const target = ipv6 ? server.url.replace('127.0.0.1', 'localhost') : server.url;
  const addresses = ipv6 ? `${bound}      v6: { via: bind, ip: '::1' }\n` : bound;
  return { target, addresses, environment, opens: ({ opens }) => ({ outside: opens }) };
}

/** The whole chain: client, trusted proxy, server, application. */
export function throughProxy({ url }: Entrance, { tellsSocket }: Variant): Setting {
  return {
    target: url,
    addresses: bound,
    environment: tellsSocket ? '' : echo,
    opens: ({ opensThroughProxy = [] }) => ({ outside: opensThroughProxy }),
  };
}
