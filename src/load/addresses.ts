import type { ClientAddress } from '../model/client-address.ts';
import type { EnvironmentFile } from './formats/rolecall-file.ts';
import { networksOf } from './networks.ts';

/** The client addresses of an environment, each with the networks in which it lies; never none. */
export function addressesOf({ target = '', networks = {}, addresses = {} }: EnvironmentFile): readonly ClientAddress[] {
  const usual = isLoopback(target)
    ? { networks: networksOf('127.0.0.1', networks) }
    : { networks: new Set<string>(), unplaced: true as const };
  const configured = Object.entries(addresses).map(([name, { via, ip }]) => ({
    name,
    via,
    ip,
    ...(ip === undefined ? usual : { networks: networksOf(ip, networks) }),
  }));
  return configured.length > 0 ? configured : [{ name: 'default', via: 'bind', ip: undefined, ...usual }];
}

function isLoopback(target: string): boolean {
  const host = URL.parse(target)?.hostname ?? '';
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || host.startsWith('127.');
}
