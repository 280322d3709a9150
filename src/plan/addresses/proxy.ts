import type { AddressWay } from '../../model/address-way.ts';

/** Another machine connects: what the target sees is its address. */
export const proxy: AddressWay = {
  summary: 'a proxy that connects in its place: HTTP (forwarding, or CONNECT for https and with `tunnel`) or SOCKS5',
  needs: ['url', 'ip'],
  takes: ['tunnel'],
  produces: () => false,
  connect: ({ proxy: url = '', tunnel = false }) => ({ proxy: { url, tunnel } }),
};
