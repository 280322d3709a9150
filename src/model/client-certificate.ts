/** A certificate that a client shows in the TLS handshake, RFC 8446 §4.4.2. */
export interface ClientCertificate {
  /** PEM: its own first, then those in between. */
  readonly cert: string;
  /** PEM of its private key. */
  readonly key: string;
  /** How a command names both: files or variables, never the key itself. */
  readonly shown: { readonly cert: string; readonly key: string };
}

/** The certificates of a principal: its own, and those that are made of it. */
export interface CertificateSource {
  readonly own: ClientCertificate;
  /** Of a subject that nobody knows, signed by itself. */
  readonly stranger: () => Promise<ClientCertificate>;
  /** Of the same subject and an issuer of the same name, signed with a key that nobody knows. */
  readonly imitation: () => Promise<ClientCertificate>;
  /** The principal's own, issued anew to be good from and to a moment, in seconds since the epoch; `undefined` where the key of its authority is not at hand. */
  readonly issue: ((life: { readonly fromS: number; readonly toS: number }) => Promise<ClientCertificate>) | undefined;
}
