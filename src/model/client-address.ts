/** A place in the network from which scenarios are sent, and the networks of the matrix in which it lies. */
export interface ClientAddress {
  /** As the environment names it; `default` is whatever address the system chooses. */
  readonly name: string;
  /** A name of the registry of address ways. */
  readonly via: string;
  /** `undefined`: the system's choice. */
  readonly ip: string | undefined;
  /** Names of the networks that contain it. */
  readonly networks: ReadonlySet<string>;
  /** The system chooses it, towards another machine: nobody knows in which networks it lies. */
  readonly unplaced?: true;
  /** URL of the proxy that connects in its place. */
  readonly proxy?: string;
  /** The proxy tunnels, also to a target without TLS. */
  readonly tunnel?: boolean;
  /** Of the PROXY protocol. */
  readonly version?: 1 | 2;
  /** The header that says it, believed because Rolecall stands in the place of the proxy that writes it. */
  readonly header?: string;
  /** The address of this machine that the connection is bound to, where another one is said. */
  readonly source?: string;
  /** It is made for the borders of these networks: tried where a rule names one of them. */
  readonly borders?: ReadonlySet<string>;
}
