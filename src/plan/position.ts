import type { Owner } from '../model/axes.ts';
import type { ClientAddress } from '../model/client-address.ts';
import type { Caller } from './audience.ts';

/** A point of an audience's axes. */
export interface Position {
  readonly caller: Caller;
  readonly token: string;
  /** `undefined`: no configured address lies in the rule's networks. */
  readonly address: ClientAddress | undefined;
  /** Whose resource, where it is not the one that the caller may act on. */
  readonly owner?: Owner;
  /** The address that the client claims to have. */
  readonly claimed?: ClientAddress;
}
