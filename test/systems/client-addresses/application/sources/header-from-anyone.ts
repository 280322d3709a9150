import { isIP } from 'node:net';
import type { AddressSource } from '../address-source.ts';
import { listed } from '../seen-request.ts';

/** The last address of the header, whoever wrote it. */
export const headerFromAnyone: AddressSource = (request) => {
  const said = listed(request).at(-1) ?? '';
  return isIP(said) > 0 ? said : request.peer;
};
