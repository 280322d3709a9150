/** What the trusted proxy uses to say whom it speaks for. */
export type ProxySpeech = 'x-forwarded-for' | 'proxy-protocol';

/** One way to set a server up. */
export interface Variant {
  /** Clients come through the trusted proxy, which says whom it speaks for in this way. */
  readonly behind?: ProxySpeech;
  /** With an answer 403, by ending the connection, or by never saying anything again. */
  readonly refusesBy?: 'answering' | 'closing' | 'silence';
  /** The network rule holds for every operation, not only for exports and refunds. */
  readonly guardsEverything?: true;
  /** What it tells the application is the other side of the connection, and not what it decides by. */
  readonly tellsSocket?: true;
  /** It listens on [::1] too, which is not in the office. */
  readonly ipv6?: true;
}
