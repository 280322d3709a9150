import type { ClientAddress } from './client-address.ts';
import type { CertificateFiles, Credential, CredentialPlace, SecretSource } from './credential.ts';
import type { Place } from './place.ts';

/** A principal of an environment with its credential. */
export interface Identity {
  readonly name: string;
  readonly roles: readonly string[];
  readonly credential: Credential;
  /** Where it stands in a request; `undefined`: as is usual for its kind. */
  readonly at?: CredentialPlace;
  /** Where other keys of this target stand, by its document: places that a server might read by mistake. */
  readonly elsewhere?: readonly CredentialPlace[];
  /** The security scheme of the document that says where it stands. */
  readonly scheme?: string;
  /** Headers that go along with it, as `$kept.NAME` of its steps: CSRF tokens. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Tokens in other states that cannot be derived, given by the user, by the name of the state. */
  readonly given: Readonly<Record<string, SecretSource | CertificateFiles>>;
  /** A read that only a recognised credential gets, relative to the target. */
  readonly verify: { readonly method: string; readonly path: string } | undefined;
  readonly place: Place;
  /** Further credentials that go along with it, each with states of its own; named `PRINCIPAL LABEL`. */
  readonly and?: readonly Identity[];
  /** Whose customer it is: a resource of another tenant is foreign to it. */
  readonly tenant?: string;
  /** What `$owner.NAME` stands for. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Where the scenarios are sent, and as whom. */
export interface Environment {
  readonly name: string;
  /** Absolute URL with the base path; `undefined` starts the embedded API. */
  readonly target: string | undefined;
  /** Module of an application that is asked in this process, in place of a server at `target`. */
  readonly app?: string;
  readonly place: Place;
  readonly start: { readonly command: readonly string[]; readonly ready: string } | undefined;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Data may be made and lost here; without it only loopback is written to. */
  readonly disposable: boolean;
  readonly identities: readonly Identity[];
  readonly addresses: readonly ClientAddress[];
  /** How far clocks may differ: an expired token is older than that. */
  readonly leewayS?: number;
  /** How soon a revoked token must be refused. */
  readonly revokedWithinMs?: number;
  /** PEM file of the authorities that the target's certificate is from, in place of those that Node knows. */
  readonly ca?: string;
  /** Where the target says which client address it sees; `pointer` into its JSON, else its whole text. */
  readonly echo?: {
    readonly method: string;
    readonly path: string;
    readonly pointer?: string;
    readonly as: string | undefined;
  };
  /** Entries at the end of X-Forwarded-For that the target believes. */
  readonly trustedHops?: number;
  /** Brings the target's data back to where it began; sent before each operation. */
  readonly reset?: { readonly method: string; readonly path: string; readonly as: string | undefined };
}
