import type { AddressSource } from './address-source.ts';
import { headerFromAnyone } from './sources/header-from-anyone.ts';
import { leftmost } from './sources/leftmost.ts';
import { lenientParse } from './sources/lenient-parse.ts';
import { privateTrusted } from './sources/private-trusted.ts';
import { socket } from './sources/socket.ts';
import { trustedProxy } from './sources/trusted-proxy.ts';

/** The ways an application finds it: the first two are sound. */
export const addressSources = {
  socket,
  'trusted-proxy': trustedProxy,
  'header-from-anyone': headerFromAnyone,
  leftmost,
  'private-trusted': privateTrusted,
  'lenient-parse': lenientParse,
} satisfies Record<string, AddressSource>;

/** The name of such a way. */
export type AddressSourceName = keyof typeof addressSources;
