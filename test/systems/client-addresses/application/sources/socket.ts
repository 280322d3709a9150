import type { AddressSource } from '../address-source.ts';

/** The other end of the connection, whatever the headers say. */
export const socket: AddressSource = ({ peer }) => peer;
