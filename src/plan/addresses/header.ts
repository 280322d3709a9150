import type { AddressWay } from '../../model/address-way.ts';
import { headerText } from '../claims/header-text.ts';

/** A claim that counts, because the target trusts whoever Rolecall stands in for. */
export const header: AddressWay = {
  summary: 'a header, where Rolecall stands in the place of a proxy that the target trusts (`trusted: true`)',
  needs: ['ip', 'header', 'trusted'],
  takes: ['from'],
  produces: () => true,
  connect: ({ ip = '', header: name = '', source }) => ({
    headers: [[name, headerText(name, [ip])]],
    ...(source !== undefined && { localAddress: source }),
  }),
};
