import type { Ability, CredentialPlace } from './credential.ts';
import type { CertificateSource } from './client-certificate.ts';
import type { RequestSigner } from './request-signer.ts';
import type { Presentation } from './wire.ts';

/** How a token that is signed anew differs from the principal's own. */
export interface MintChange {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Claims that are left out. */
  readonly without?: readonly string[];
  readonly kid?: string;
  /** `stranger`: another key of the same kind. `public`: HMAC, with the text of the public key as the secret. */
  readonly key?: 'own' | 'stranger' | 'public';
}

/** What a token state is made from: one principal's credential at one moment. */
export interface TokenSource {
  /** Seconds since the epoch. */
  readonly now: number;
  /** How far clocks may differ; `undefined`: the files do not say. */
  readonly leewayS: number | undefined;
  /** The working secret of the principal as it is presented, or of any principal where the state has no identity. */
  readonly token: string;
  /** Where it stands. */
  readonly place: CredentialPlace;
  /** Where other credentials of this target stand. */
  readonly elsewhere: readonly CredentialPlace[];
  /** Headers that go along with it. */
  readonly companions: Presentation['headers'];
  /** Name and password, where it is made of these. */
  readonly pair: { readonly username: string; readonly password: string } | undefined;
  /** Signs the principal's claims anew; `undefined` where there is no key. */
  readonly mint: ((change: MintChange) => Promise<string>) | undefined;
  /** Signs any claims with a key that nobody knows; `embed`: the header holds the public half. `undefined`: no key fits the algorithm. */
  readonly forge: (
    header: Readonly<Record<string, unknown>>,
    payload: Readonly<Record<string, unknown>>,
    how?: { readonly embed: true },
  ) => Promise<string | undefined>;
  /** Signs any claims with HS256 and the text of the public key that their issuer publishes; `undefined`: it publishes none for that header. */
  readonly confuse:
    | ((
        header: Readonly<Record<string, unknown>>,
        payload: Readonly<Record<string, unknown>>,
      ) => Promise<string | undefined>)
    | undefined;
  readonly required: readonly string[];
  /** Where the credential is a certificate. */
  readonly certificates: CertificateSource | undefined;
  /** Where each request is signed by itself. */
  readonly signer: RequestSigner | undefined;
  /** The same text for the same run, never issued by anyone. */
  readonly invent: (like: string) => string;
}

/** How a state is made of a credential that allows all of these. */
interface Derivation {
  readonly from: readonly Ability[];
  /** For the reference: half a sentence. */
  readonly how: string;
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
  /** Must be refused only where `refusals` names it, because most servers rightly do not care; elsewhere it is not tried, or is advice. */
  readonly optional?: true;
  /** Admitted and refused are both right; an oracle has something to say about one of them. */
  readonly advice?: true;
  /** It is not about who calls: as advice it is tried on one principal of each operation. */
  readonly once?: true;
  /** Ways to make it, best first; none: of every credential. */
  readonly ways?: readonly Derivation[];
  /** Expected of a credential that has this ability, whether it can be made or must be given. */
  readonly expectedOf?: Ability;
  /** It is made before the trials, by ending a credential of its own. */
  readonly spends?: 'expiry' | 'revocation' | 'logout';
  /** Whether this credential can be in that state at all. */
  readonly exists?: (source: TokenSource) => boolean;
  /** `undefined`: not derivable from this credential. */
  readonly derive: (source: TokenSource) => Presentation | undefined | Promise<Presentation | undefined>;
}
