import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection to the host of a URL, an IPv4 address, through a SOCKS5 proxy without authentication, RFC 1928. */
export async function connectBySocks(proxy: string, target: string): Promise<Socket> {
  const { hostname, port } = new URL(proxy);
  const socket = connect(Number(port), hostname);
  await say(socket, [5, 1, 0]);
  const wanted = new URL(target);
  const wantedPort = Number(wanted.port);
  const reply = await say(socket, [
    5,
    1,
    0,
    1,
    ...wanted.hostname.split('.').map(Number),
    wantedPort >> 8,
    wantedPort & 255,
  ]);
  if (reply[1] !== 0) throw new Error(`the proxy answers CONNECT with ${reply[1]}`);
  return socket;
}

async function say(socket: Socket, bytes: readonly number[]): Promise<Buffer> {
  const replied = once(socket, 'data') as Promise<[Buffer]>;
  socket.write(Uint8Array.from(bytes));
  const [reply] = await replied;
  return reply;
}
