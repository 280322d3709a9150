import type { AddressWay } from '../model/address-way.ts';
import { bind } from './addresses/bind.ts';

/** Every way to be a client at an address. */
export const addressWays = { bind } satisfies Record<string, AddressWay>;
