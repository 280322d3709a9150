import ipaddr from 'ipaddr.js';
import type { AddressWay } from '../../model/address-way.ts';
import type { ClientAddress } from '../../model/client-address.ts';
import { addressWays } from '../address-ways.ts';

/** What borders are worked out from. */
export interface BordersOf {
  readonly addresses: readonly ClientAddress[];
  /** CIDR blocks by the name of the network. */
  readonly networks: Readonly<Record<string, readonly string[]>>;
  readonly target: string;
  /** Names of the networks that contain an address. */
  readonly networksOf: (ip: string) => ReadonlySet<string>;
}

/**
 * The first and the last address of each block, one below and one above: where a prefix is a bit too wide, or a list
 * forgets an end, one of them shows it. Those that a declared way can produce, and that are no address already.
 */
export function borders({ addresses, networks, target, networksOf }: BordersOf): readonly ClientAddress[] {
  const configured = new Set(addresses.flatMap(({ ip }) => (ip === undefined ? [] : [normal(ip)])));
  const names = new Set(addresses.map(({ name }) => name));
  const found = new Map<string, ClientAddress & { readonly borders: Set<string> }>();
  const ways: Readonly<Record<string, AddressWay>> = addressWays;
  for (const [network, blocks] of Object.entries(networks)) {
    for (const [index, block] of blocks.entries()) {
      for (const [side, ip] of Object.entries(sidesOf(block))) {
        if (configured.has(ip)) continue;
        // Where two networks meet, the first of one is the one above of the other.
        const known = found.get(ip);
        known?.borders.add(network);
        const like = addresses.find(({ via, ip: own }) => own !== undefined && ways[via]?.produces(ip, target));
        if (known || !like) continue;
        const name = nameFor(`${network}-${side}${index === 0 ? '' : `-${index + 1}`}`, names);
        found.set(ip, { ...like, name, ip, networks: networksOf(ip), borders: new Set([network]) });
      }
    }
  }
  return [...found.values()];
}

/** A name that the environment has not given to another address. */
function nameFor(name: string, taken: Set<string>): string {
  let free = name;
  while (taken.has(free)) free += '-border';
  taken.add(free);
  return free;
}

function normal(ip: string): string {
  return ipaddr.parse(ip).toString();
}

function sidesOf(block: string): Readonly<Record<string, string>> {
  const [address = '', length] = block.split('/');
  const bytes = ipaddr.parse(address).toByteArray();
  const bits = BigInt(bytes.length * 8);
  const size = 1n << (bits - BigInt(length ?? bits));
  const base = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const first = base - (base % size);
  const last = first + size - 1n;
  const sides: Record<string, bigint> = { first, last, below: first - 1n, above: last + 1n };
  return Object.fromEntries(
    Object.entries(sides)
      .filter(([, value]) => value > 0n && value < (1n << bits) - 1n)
      .map(([side, value]) => [side, textOf(value, bytes.length)]),
  );
}

function textOf(value: bigint, length: number): string {
  const bytes = Array.from({ length }, (_, index) => Number((value >> BigInt(8 * (length - 1 - index))) & 0xffn));
  return ipaddr.fromByteArray(bytes).toString();
}
