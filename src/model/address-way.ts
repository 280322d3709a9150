/** A way to be a client at an address: how a connection comes to be seen as coming from it. */
export interface AddressWay {
  /** One sentence in the user's words, for help and docs tables. */
  readonly summary: string;
  /** How undici connects; equal connections share a pool. */
  readonly connect: (ip: string | undefined) => { readonly localAddress?: string };
}
