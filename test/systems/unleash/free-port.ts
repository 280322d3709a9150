import { once } from 'node:events';
import { createServer } from 'node:net';

/** The loopback port, once it is certain that nobody listens there; any such port for 0. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
