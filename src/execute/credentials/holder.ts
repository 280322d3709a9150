import type { CredentialPlace } from '../../model/credential.ts';
import type { Identity } from '../../model/environment.ts';
import type { NotSent } from '../../model/not-sent.ts';
import type { RequestSigner } from '../../model/request-signer.ts';
import type { TokenSource } from '../../model/token-state.ts';
import type { Presentation } from '../../model/wire.ts';
import type { Redactor } from '../redactor.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { Signer } from './certificates/signer.ts';
import type { Minter } from './minter.ts';
import type { Variables } from './read-secret.ts';

/** A secret that works, and until when. */
export interface Working {
  /** As it is presented: token, key, cookie value, or the pair of Basic. */
  readonly text: string;
  /** Until when it is used, in seconds since the epoch; for ever when absent. */
  readonly untilS?: number;
  /** When it ends, where that is known. */
  readonly endS?: number;
  /** Where it stands, where only the run could find out. */
  readonly place?: CredentialPlace;
  /** In place of a text: what the handshake shows. */
  readonly certificate?: ClientCertificate;
  /** Headers that go along with it. */
  readonly companions?: Presentation['headers'];
}

/** A principal with its secrets at hand. */
export interface Holder {
  readonly identity: Identity;
  /** What works at a moment, got anew in time. */
  readonly current: (nowS: number) => Promise<Working | NotSent>;
  readonly mint?: Minter;
  /** Signs each request. */
  readonly signer?: RequestSigner;
  /** Signs certificates like its own. */
  readonly authority?: Signer;
  /** What its issuer publishes under a `kid`: a public key, PEM. */
  readonly publicKey?: (kid: string | undefined) => Promise<string | undefined>;
  readonly pair?: TokenSource['pair'];
  readonly required?: readonly string[];
  /** One more of its own, which may be ended without harm. */
  readonly another?: (nowS: number) => Promise<Working | NotSent>;
  /** Ends it at its issuer. */
  readonly revoke?: (text: string) => Promise<NotSent | undefined>;
}

/** What holders are made with. */
export interface HolderOptions {
  readonly variables: Variables;
  readonly redactor: Redactor;
  readonly seed: number;
  readonly now?: () => Date;
  /** PEM of the authorities that the servers of the environment have their certificates from. */
  readonly authorities?: string | undefined;
}

/** Reads a principal's secrets, or says what is missing. */
export type HolderOf = (identity: Identity, options: HolderOptions) => Promise<Holder | { readonly problem: string }>;
