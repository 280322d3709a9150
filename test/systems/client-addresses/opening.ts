import type { Role } from './application/role.ts';
import type { SpellingName } from './probe/spellings.ts';
import type { SpoofedHeader } from './probe/spoofed-headers.ts';

/** What lets somebody make an export who is not in the office. */
export type Opening =
  /** A header that names an address of the office, written in any of these ways. */
  | { readonly header: SpoofedHeader; readonly spellings: readonly SpellingName[] }
  /** A client address outside the office. */
  | { readonly address: string }
  /** A PROXY header that names an address of the office, in any of these versions. */
  | { readonly way: 'proxy-protocol'; readonly versions: readonly (1 | 2)[] }
  /** A token of the role, from anywhere. */
  | { readonly role: Role };
