import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Something that listens, gone when the scope ends. */
export interface Listening extends AsyncDisposable {
  readonly port: number;
}

/** A server of plain connections on a free loopback port. */
export async function aTcpServer(onSocket: (socket: Socket) => void, host = '127.0.0.1'): Promise<Listening> {
  return await listening(createServer(onSocket), host);
}

/** A server that listens on a free port; its sockets go with it. */
export async function listening(server: Server | HttpServer, host = '127.0.0.1'): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // Whoever tests a connection may break it off.
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An HTTP proxy that tunnels, and keeps what it was asked for. */
export async function aTunnel(
  answer: (request: IncomingMessage, socket: Socket) => void = connectThrough,
): Promise<Listening & { readonly url: string; readonly asked: readonly IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createHttpServer((_, response) => response.writeHead(501).end());
  server.on('connect', (request, socket) => {
    asked.push(request);
    answer(request, socket as Socket);
  });
  const { port, ...rest } = await listening(server);
  return { ...rest, port, asked, url: `http://127.0.0.1:${port}` };
}

function connectThrough({ url = '' }: IncomingMessage, socket: Socket): void {
  const { hostname, port } = new URL(`http://${url}`);
  const onward = connect({ host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) || 80 });
  onward.once('connect', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
  for (const [one, other] of [
    [onward, socket],
    [socket, onward],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** A port on which nobody listens. */
export async function aFreePort(): Promise<number> {
  await using server = await aTcpServer(() => {});
  return server.port;
}

/** What a socket says until it has said so many bytes. */
export async function bytesOf(socket: Socket, count: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  return await new Promise((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
      if (length < count) return;
      socket.off('data', onData);
      const all = Buffer.concat(chunks);
      socket.pause();
      if (length > count) socket.unshift(all.subarray(count));
      resolve(all.subarray(0, count));
    };
    socket.on('data', onData);
    socket.resume();
    socket.once('close', () => reject(new Error(`closed after ${length} bytes`)));
  });
}
