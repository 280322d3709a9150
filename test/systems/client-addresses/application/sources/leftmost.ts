import { isIP } from 'node:net';
import type { AddressSource } from '../address-source.ts';
import { listed } from '../seen-request.ts';

/** The first address of the header, which is the client itself, as long as clients send no such header. */
export const leftmost: AddressSource = (request) => {
  const [said = ''] = listed(request);
  return isIP(said) > 0 ? said : request.peer;
};
