import { BlockList, isIPv6 } from 'node:net';
import type { NetworkRule } from './application-options.ts';

/** Whether the rule lets the address in. */
export function isAdmitted(rule: NetworkRule, address: string): boolean {
  return 'allows' in rule ? isListed(rule.allows, address) : !isListed(rule.denies, address);
}

function isListed(networks: readonly string[], address: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', bits] = network.split('/');
    list.addSubnet(base, Number(bits), isIPv6(base) ? 'ipv6' : 'ipv4');
  }
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
