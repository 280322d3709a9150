import type { ClientAddress } from '../model/client-address.ts';
import { isLoopbackHost } from '../model/is-loopback-host.ts';
import type { EnvironmentFile } from './formats/rolecall-file.ts';
import { networksOf } from './networks.ts';

/** Addresses at the borders of networks, worked out by whoever knows the ways: `load` imports no stage. */
export type Borders = (parts: {
  readonly addresses: readonly ClientAddress[];
  readonly networks: Readonly<Record<string, readonly string[]>>;
  readonly target: string;
  readonly networksOf: (ip: string) => ReadonlySet<string>;
}) => readonly ClientAddress[];

/** The client addresses of an environment, each with the networks in which it lies; never none. */
export function addressesOf(
  { target = '', networks = {}, addresses = {} }: EnvironmentFile,
  borders: Borders = () => [],
): readonly ClientAddress[] {
  const within = (ip: string) => networksOf(ip, networks);
  const usual = isLoopbackHost(target)
    ? { networks: within(target.includes('//[') ? '::1' : '127.0.0.1') }
    : { networks: new Set<string>(), unplaced: true as const };
  const configured = Object.entries(addresses).map(([name, written]) => addressOf(name, written, { within, usual }));
  if (configured.length === 0) return [{ name: 'default', via: 'bind', ip: undefined, ...usual }];
  return [...configured, ...borders({ addresses: configured, networks, target, networksOf: within })];
}

type AddressFile = NonNullable<EnvironmentFile['addresses']>[string];

function addressOf(
  name: string,
  { via, ip, url, tunnel, version, header, from }: AddressFile,
  {
    within,
    usual,
  }: { within: (ip: string) => ReadonlySet<string>; usual: Pick<ClientAddress, 'networks' | 'unplaced'> },
): ClientAddress {
  return {
    name,
    via,
    ip,
    ...(ip === undefined ? usual : { networks: within(ip) }),
    ...(url !== undefined && { proxy: url }),
    ...(tunnel !== undefined && { tunnel }),
    ...(version !== undefined && { version }),
    ...(header !== undefined && { header }),
    ...(from !== undefined && { source: from }),
  };
}
