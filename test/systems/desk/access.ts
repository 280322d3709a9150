/** An action on a kind of thing. */
export interface Demand {
  readonly action: string;
  readonly on: string;
}

/** What a role may do, with all things of its tenant unless it says otherwise. */
export interface Grant extends Demand {
  /** With the caller's own things only. */
  readonly own?: true;
  /** With the things of every tenant. */
  readonly anywhere?: true;
}

/** Who may what. */
export interface Access {
  readonly grants: Readonly<Record<string, readonly Grant[]>>;
  /** A role has the grants of the roles that it includes, and of those that these include. */
  readonly includes: Readonly<Record<string, readonly string[]>>;
  /** What a role may not, whatever it is granted. */
  readonly denials: Readonly<Record<string, readonly Demand[]>>;
}
