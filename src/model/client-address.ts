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
}
