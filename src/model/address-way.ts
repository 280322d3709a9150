import type { ClientAddress } from './client-address.ts';

/** What an address of an environment may say beyond its IP. */
type AddressKey = 'ip' | 'url' | 'tunnel' | 'version' | 'header' | 'trusted' | 'from';

/** A way to be a client at an address: how a connection comes to be seen as coming from it. */
export interface AddressWay {
  /** One sentence in the user's words, for help and docs tables. */
  readonly summary: string;
  /** Keys that it asks for, and those that it takes besides. */
  readonly needs: readonly AddressKey[];
  readonly takes: readonly AddressKey[];
  /** Whether it can produce any address of a loopback or of the world at will: then the borders of networks are tried with it. */
  readonly produces: (ip: string, target: string) => boolean;
  readonly connect: (address: Pick<ClientAddress, 'ip' | AddressOption>) => Connection;
}

/** Options of a way, as a client address carries them. */
type AddressOption = 'proxy' | 'tunnel' | 'version' | 'header' | 'source';

/** How a connection comes about beyond the origin that it goes to, and what every request on it says of its client. */
export interface Connection {
  /** The address of this machine that it is bound to. */
  readonly localAddress?: string;
  /** A PROXY header before everything else: https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt */
  readonly proxyProtocol?: { readonly version: 1 | 2; readonly ip: string };
  /** Another server that connects in its place; `tunnel`: by CONNECT, RFC 9110 §9.3.6, whatever the scheme of the target. */
  readonly proxy?: { readonly url: string; readonly tunnel: boolean };
  /** Written as a trusted proxy would. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
}
