import type { AddressWay } from '../../model/address-way.ts';

/** Rolecall stands in the place of a load balancer that announces its clients before the first byte, and before TLS. */
export const proxyProtocol: AddressWay = {
  summary: 'a PROXY header (version 1 or 2) before the request, as a load balancer writes it',
  needs: ['ip'],
  takes: ['version', 'from'],
  produces: () => true,
  connect: ({ ip = '', version = 1, source }) => ({
    proxyProtocol: { version, ip },
    ...(source !== undefined && { localAddress: source }),
  }),
};
