import type { Role } from './role.ts';
import type { AddressSourceName } from './address-sources.ts';

/** Which addresses exports and refunds are made from: those listed, or those not listed. */
export type NetworkRule = { readonly allows: readonly string[] } | { readonly denies: readonly string[] };

/** How the application is to be. */
export interface ApplicationOptions {
  readonly tokens: Readonly<Record<Role, string>>;
  /** How it finds a client's address; by the socket if absent. */
  readonly addressFrom?: AddressSourceName;
  /** The header that an address may be found in; X-Forwarded-For if absent. */
  readonly header?: string;
  /** Whom a source that is careful believes. */
  readonly proxy?: string;
  /** Nobody's address is looked at if absent: a gateway does that. */
  readonly network?: NetworkRule;
  /** Only this role's address is looked at for an export. */
  readonly verifiesForRole?: Role;
  readonly refusesBy?: 'answering' | 'closing';
  readonly ipv6?: true;
}
