import type { SeenRequest } from './seen-request.ts';

/** Finds the address of the client. */
export type AddressSource = (request: SeenRequest) => string;
