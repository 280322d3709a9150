import type { ClientAddress } from '../model/client-address.ts';

/** The header in which the server tells its handlers the peer's address; what a client writes there is overwritten. */
export const peerHeader = 'x-rolecall-peer';

const mapped = /^::ffff:(?=\d+\.)/i;

/** Names of the networks in which the peer lies: looked up among the addresses that the environment can be a client at. */
export function clientNetworks(peer: string | null, addresses: readonly ClientAddress[]): ReadonlySet<string> {
  const ip = peer?.replace(mapped, '');
  const address = addresses.find((one) => one.ip === ip) ?? addresses.find((one) => one.ip === undefined);
  return address?.networks ?? new Set();
}
