import type { Credential } from './environment.ts';
import type { Presentation } from './wire.ts';

/** What a token state is made from: one principal's credential at one moment. */
export interface TokenSource {
  /** Seconds since the epoch. */
  readonly now: number;
  /** The working token of the principal, or of any principal where the state has no identity. */
  readonly token: string;
  readonly kind: Credential['kind'];
  /** Signs the principal's claims anew with `change` merged in; `undefined` where there is no key. */
  readonly mint:
    | ((change: {
        readonly claims?: Readonly<Record<string, unknown>>;
        readonly key?: 'own' | 'stranger';
      }) => Promise<string>)
    | undefined;
  /** The same text for the same run, never issued by anyone. */
  readonly invent: (like: string) => string;
}

/** A state that a token can be in, everything else valid, so that a refusal is about that state alone. */
export interface TokenState {
  /** One sentence in the user's words, for help and docs tables. */
  readonly summary: string;
  /** `false`: nobody in particular presents it, so it is sent once per operation, as `anonymous`. */
  readonly identity: boolean;
  /** `none`: this is the state that works. */
  readonly fault: boolean;
  /** Statuses that refuse it, unless `refusals` says otherwise. */
  readonly statuses: readonly number[];
  /** Tested only where `refusals` names it, because most servers rightly do not care. */
  readonly optional?: true;
  /** `undefined`: not derivable from this credential. */
  readonly derive: (source: TokenSource) => Presentation | undefined | Promise<Presentation | undefined>;
}
