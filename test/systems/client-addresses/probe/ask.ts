import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** How a request is made. */
export interface Asked {
  /** The address that the connection comes from. */
  readonly from?: string;
  /** The connection, if there is one already. */
  readonly connection?: Socket;
  /** The URL of an HTTP proxy that is asked to forward the request. */
  readonly forwardProxy?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is said on the connection before HTTP. */
  readonly preamble?: Buffer;
  /** Gives up on a server that keeps silent; waits for ever if absent. */
  readonly patienceMs?: number;
}

/** What a server answered. */
export interface Heard {
  readonly status: number;
  readonly server: string;
  readonly body: string;
  readonly challenge: string | undefined;
}

const silence: Heard = { status: 0, server: '', body: '', challenge: undefined };
const unanswered = new Set(['ECONNRESET', 'EPIPE', 'ABORT_ERR']);

/** Sends a request, such as `POST http://127.0.0.1:4021/notes`, on a connection of its own. Status 0 is no answer. */
export async function ask(call: string, asked: Asked = {}): Promise<Heard> {
  const { token, headers, forwardProxy, patienceMs } = asked;
  const [method, target = ''] = call.split(' ');
  const sent = request(target, {
    method,
    headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    createConnection: () => asked.connection ?? open(forwardProxy ?? target, asked),
    // A proxy is told the whole URL, RFC 9112 §3.2.2.
    ...(forwardProxy !== undefined && { path: target }),
    ...(patienceMs !== undefined && { signal: AbortSignal.timeout(patienceMs) }),
  });
  // A connection that is reset after the answer is nobody's concern.
  sent.on('error', () => {});
  const answered = once(sent, 'response');
  sent.end();
  try {
    const [response] = (await answered) as [IncomingMessage];
    const { statusCode: status = 0, headers: received } = response;
    const challenge = received['www-authenticate'];
    return { status, server: String(received['server'] ?? ''), body: await text(response), challenge };
  } catch (error) {
    if (error instanceof Error && 'code' in error && unanswered.has(String(error.code))) return silence;
    throw error;
  }
}

function open(url: string, { from, preamble }: Asked): Socket {
  const { hostname, port } = new URL(url);
  const host = hostname.replaceAll(/[[\]]/g, '');
  const socket = connect({ host, port: Number(port), ...(from !== undefined && { localAddress: from }) });
  if (preamble) socket.write(preamble);
  return socket;
}
