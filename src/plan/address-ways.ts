import type { AddressWay } from '../model/address-way.ts';
import { bind } from './addresses/bind.ts';
import { header } from './addresses/header.ts';
import { proxy } from './addresses/proxy.ts';
import { proxyProtocol } from './addresses/proxy-protocol.ts';

/** Every way to be a client at an address. */
export const addressWays = {
  bind,
  'proxy-protocol': proxyProtocol,
  proxy,
  header,
} satisfies Record<string, AddressWay>;
