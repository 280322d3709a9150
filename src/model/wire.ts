import type { ClientCertificate } from './client-certificate.ts';
import type { RequestToSign } from './credential-module.ts';
import type { NotSent } from './not-sent.ts';

/** A request as it stands on the wire: a request-target and a list of headers, because spellings and doubled headers are scenarios. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array<ArrayBuffer> | string | undefined;
}

/** How a credential is put on a request. All empty: nothing is presented. */
export interface Presentation {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
  /** What the client shows in the TLS handshake. */
  readonly certificate?: ClientCertificate;
  /** Made for each request by itself, right before it leaves. */
  readonly sign?: (request: RequestToSign) => Promise<Presentation | NotSent>;
  /** Made for one request alone: outputs show this name in place of it. */
  readonly transient?: string;
}

/** What came back, or why nothing did. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string | readonly string[]>>;
      readonly body: string;
      readonly truncated: boolean;
    }
  | { readonly kind: 'failure'; readonly phase: 'connect' | 'headers' | 'body' | 'deadline'; readonly code: string }
  /** Refused before the network, because the HTTP client cannot write it. */
  | { readonly kind: 'unsendable'; readonly reason: string };
