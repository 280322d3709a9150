/** A proxy that did not give a connection: the target was never asked. */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure';
  readonly code = 'PROXY_FAILED';

  /** `what`: half a sentence about the proxy, `answered 403`. */
  constructor(url: string, what: string) {
    super(`the proxy ${url} ${what}`);
  }
}
