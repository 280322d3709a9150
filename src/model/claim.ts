/** One way to claim an address, all headers at once. */
export interface ClaimRound {
  /** How the address is written: `chain`, `alone`, `with-port` … */
  readonly name: string;
  /** By header; a header may come in several lines. */
  readonly headers: readonly (readonly [name: string, values: readonly string[]])[];
  /** Announced before everything else, as a load balancer does. */
  readonly proxyProtocol?: { readonly version: 1 | 2; readonly ip: string };
}

/** What a client claims about its address. */
export interface Claims {
  /** The address claimed, and its IP. */
  readonly name: string;
  readonly ip: string;
  /** Sent one after the other until one of them opens: spellings of one header exclude each other. */
  readonly rounds: readonly ClaimRound[];
}
