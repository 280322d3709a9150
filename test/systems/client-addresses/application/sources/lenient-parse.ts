import { isIP } from 'node:net';
import type { AddressSource } from '../address-source.ts';
import { listed } from '../seen-request.ts';

/** A filter drops addresses that anyone may have written, in the one spelling it knows; what is left is believed. */
export const lenientParse: AddressSource = (request) => {
  const said = listed(request).findLast((element) => isIP(element) === 0) ?? '';
  const address = said
    .replace(/^for=/i, '')
    .replaceAll('"', '')
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/^::ffff:/i, '');
  return isIP(address) > 0 ? address : request.peer;
};
