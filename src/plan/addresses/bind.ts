import { isIP } from 'node:net';
import type { AddressWay } from '../../model/address-way.ts';
import { isLoopbackHost } from '../../model/is-loopback-host.ts';

/** The connection is bound to a local address: any of 127.0.0.0/8 on a Linux loopback, or any address of this machine. */
export const bind: AddressWay = {
  summary: 'a connection bound to an address of this machine; the target sees it as the source',
  needs: [],
  takes: ['ip'],
  produces: (ip, target) =>
    isLoopbackHost(target) && !target.includes('//[') && isIP(ip) === 4 && ip.startsWith('127.'),
  connect: ({ ip }) => (ip === undefined ? {} : { localAddress: ip }),
};
