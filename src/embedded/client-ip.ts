/** Whose word on the client's address counts, as Envoy has it. */
export interface AddressTrust {
  /**
   * `use_remote_address`: the other side of the connection is the client, or the last of its trusted proxies. Without it the
   * API stands behind a proxy that has written X-Forwarded-For already.
   */
  readonly useRemoteAddress: boolean;
  /** `xff_num_trusted_hops`: so many entries at the end of X-Forwarded-For are the word of trusted proxies. */
  readonly trustedHops: number;
}

/**
 * The address of the client: https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#x-forwarded-for
 * A chain that is shorter than the trusted hops says nothing: then it is the other side of the connection.
 */
export function clientIp(peer: string | null, forwardedFor: string | null, trust: AddressTrust): string | null {
  const chain = (forwardedFor ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const fromEnd = trust.useRemoteAddress ? trust.trustedHops : trust.trustedHops + 1;
  return fromEnd === 0 ? peer : (chain.at(-fromEnd) ?? peer);
}
