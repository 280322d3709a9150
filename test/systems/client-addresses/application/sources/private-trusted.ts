import { BlockList, isIPv4 } from 'node:net';
import type { AddressSource } from '../address-source.ts';
import { listed } from '../seen-request.ts';

const proxies = new BlockList();
proxies.addSubnet('10.0.0.0', 8);
proxies.addSubnet('127.0.0.0', 8);
proxies.addSubnet('172.16.0.0', 12);
proxies.addSubnet('192.168.0.0', 16);

/** Walks back from the connection for as long as an address could be a proxy's: every private one could. */
export const privateTrusted: AddressSource = (request) => {
  let client = request.peer;
  for (const said of listed(request).toReversed()) {
    if (!isIPv4(said) || !proxies.check(client)) break;
    client = said;
  }
  return client;
};
