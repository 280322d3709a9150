import { connect, type Socket } from 'node:net';

/** A TCP connection, in time. */
export async function plainSocket({
  host,
  port,
  localAddress,
  timeoutMs,
}: {
  readonly host: string;
  readonly port: number;
  readonly localAddress: string | undefined;
  readonly timeoutMs: number;
}): Promise<Socket> {
  const socket = connect({
    host: host.replace(/^\[|\]$/g, ''),
    port,
    ...(localAddress !== undefined && { localAddress }),
    noDelay: true,
  });
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })),
      timeoutMs,
    );
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
