import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../unleash/free-port.ts';
import { startProcess } from '../unleash/start-process.ts';

/** Where a server is told to be. */
export interface Place {
  /** A loopback port that nobody listens on. */
  readonly port: number;
  /** An empty folder, gone when the server is. */
  readonly folder: string;
}

interface Configured {
  /** Its configuration file, whole. */
  readonly configure: (place: Place) => string;
  /** The command that runs it in the foreground. */
  readonly command: (configurationPath: string, place: Place) => readonly string[];
  /** Asks it to end. */
  readonly signal?: NodeJS.Signals;
}

/** Starts a server with a configuration of its own, and waits until it listens. Disposing ends it. */
export async function startConfigured({
  configure,
  command,
  signal = 'SIGTERM',
}: Configured): Promise<AsyncDisposable & Place> {
  await using made = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-addresses-'));
  made.defer(() => rm(folder, { recursive: true, force: true }));
  const place = { port: await freePort(), folder };
  const path = join(folder, 'configuration');
  await writeFile(path, configure(place));
  // Dante's processes outlive the one that started them by a moment.
  made.defer(() => closed(place.port));
  made.use(
    await startProcess(command(path, place), {
      cwd: folder,
      // Caddy keeps its state in these, tells where it is, and needs nothing of it.
      env: { PATH: process.env['PATH'], HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
      signal,
      ready: () => listens(place.port),
    }),
  );
  const stack = made.move();
  return { ...place, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Resolves once nobody listens there, and after 10 seconds in any case. */
async function closed(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      await listens(port);
    } catch {
      return;
    }
    await pause(50);
  }
}

async function listens(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}
