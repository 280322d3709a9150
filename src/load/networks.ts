import { BlockList, isIP } from 'node:net';

/** A block of addresses. */
export interface Cidr {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** RFC 4632 and RFC 4291 §2.3; an address alone is a block of one. `undefined`: neither. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (bits === 0 || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? undefined : { address, prefix, family: bits === 32 ? 'ipv4' : 'ipv6' };
}

/** Names of the networks in which an address lies; an IPv4 address and its IPv4-mapped IPv6 form are the same. */
export function networksOf(ip: string, networks: Readonly<Record<string, readonly string[]>>): ReadonlySet<string> {
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  const containing = Object.entries(networks).filter(([, blocks]) => {
    const list = new BlockList();
    for (const block of blocks) {
      const cidr = parseCidr(block);
      if (cidr) list.addSubnet(cidr.address, cidr.prefix, cidr.family);
    }
    return list.check(ip, family);
  });
  return new Set(containing.map(([name]) => name));
}
