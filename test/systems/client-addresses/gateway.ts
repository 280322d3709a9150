import type { ServerKind } from './server-kind.ts';
import type { Variant } from './variant.ts';

/** A variant of a gateway, in the words of its own configuration. */
export interface GatewayVariant extends Variant {
  /** Lines for all that it serves. */
  readonly everywhere?: string;
  /** Lines for exports and refunds. */
  readonly guarded: string;
  /** What follows the address that it listens on. */
  readonly listen?: string;
}

/** A server before the application that looks at addresses, so that the application need not. */
export type Gateway = ServerKind<GatewayVariant>;
