import { isIP } from 'node:net';
import type { AddressSource } from '../address-source.ts';
import { listed } from '../seen-request.ts';

/** The last address of the header, which is the one that the trusted proxy added, if the connection is its own. */
export const trustedProxy: AddressSource = (request) => {
  const said = listed(request).at(-1) ?? '';
  return request.peer === request.proxy && isIP(said) > 0 ? said : request.peer;
};
