import type { ClientAddress } from './client-address.ts';
import type { Place } from './place.ts';

/** Where a secret is read from; the secret itself never stands in a file that Rolecall reads or writes. */
export type SecretSource = { readonly env: string } | { readonly file: string } | { readonly value: string };

/** How a principal proves who it is. */
export type Credential =
  | { readonly kind: 'bearer'; readonly token: SecretSource }
  | {
      readonly kind: 'jwt';
      readonly key: SecretSource;
      /** JOSE algorithm, RFC 7518 §3.1: HS256, RS256, ES256, EdDSA … */
      readonly alg: string;
      readonly kid?: string;
      readonly claims: Readonly<Record<string, unknown>>;
      /** How long a minted token lives. */
      readonly lifetimeS: number;
    }
  /** Made by steps of a scenario file before the trials: `token`, or `cookie`, is kept by them. */
  | { readonly kind: 'steps'; readonly steps: readonly string[] };

/** A principal of an environment with its credential. */
export interface Identity {
  readonly name: string;
  readonly roles: readonly string[];
  readonly credential: Credential;
  /** Tokens in other states that cannot be derived, given by the user, by the name of the state. */
  readonly given: Readonly<Record<string, SecretSource>>;
  /** A read that only a recognised credential gets, relative to the target. */
  readonly verify: { readonly method: string; readonly path: string } | undefined;
  readonly place: Place;
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
  readonly place: Place;
  readonly start: { readonly command: readonly string[]; readonly ready: string } | undefined;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Data may be made and lost here; without it only loopback is written to. */
  readonly disposable: boolean;
  readonly identities: readonly Identity[];
  readonly addresses: readonly ClientAddress[];
  /** Brings the target's data back to where it began; sent before each operation. */
  readonly reset?: { readonly method: string; readonly path: string; readonly as: string | undefined };
}
