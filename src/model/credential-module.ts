/** A request as it is about to leave, for a module that signs it. */
export interface RequestToSign {
  readonly method: string;
  /** Absolute, with path and query as they go out. */
  readonly url: string;
  /** In the order in which they go out; the ids that Rolecall gives every request are not among them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer> | string | undefined;
}

/** As whom, with what, and when a request is signed. */
export interface Signing {
  readonly principal: string;
  /** As `secrets` of the principal names them; in some token states they are others than the right ones. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What `with` of the principal holds. */
  readonly with: Readonly<Record<string, unknown>>;
  /** The time to sign for: the clock, but in the states `expired` and `not-yet-valid`. */
  readonly now: Date;
}

/** What proves the caller of one request. */
export interface Signed {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** The default export of a module of yours that signs requests: HMAC, AWS Signature Version 4 and their like. */
export interface CredentialModule {
  /** Called once for each request, right before it leaves; what it throws leaves the scenario `not-evaluable`. */
  readonly sign: (request: RequestToSign, how: Signing) => Signed | Promise<Signed>;
  /** What it makes ends with time, and it reads the time from `now` alone: the states `expired` and `not-yet-valid` are tried. */
  readonly expires?: boolean;
}
