import type { IncomingMessage } from 'node:http';

/** What a request tells of where it came from. */
export interface SeenRequest {
  /** The other end of the connection. */
  readonly peer: string;
  /** Whose word on addresses counts. */
  readonly proxy: string;
  /** The header of addresses, in lower case and as it was sent; empty if it was not. */
  readonly header: string;
  readonly value: string;
}

/** Looks at a request for the client's address. */
export function seenRequest(
  { socket, headers }: IncomingMessage,
  { header, proxy }: Pick<SeenRequest, 'header' | 'proxy'>,
): SeenRequest {
  // Node joins the values of a repeated header itself, but for headers that may occur once.
  return { peer: socket.remoteAddress ?? '', proxy, header, value: String(headers[header] ?? '') };
}

/** The elements of its header, from the left; those of Forwarded without `for=`. */
export function listed({ header, value }: SeenRequest): readonly string[] {
  const elements = value.split(',').map((element) => element.trim());
  return header === 'forwarded' ? elements.map((element) => element.replace(/^for=/i, '')) : elements;
}
