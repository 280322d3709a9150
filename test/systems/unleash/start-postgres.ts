import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { postgresPrograms as programs } from './postgres-programs.ts';
import { startProcess } from './start-process.ts';

/** Starts a PostgreSQL of its own on a loopback port, with data that nobody misses, and answers with its URL. */
export async function startPostgres(): Promise<AsyncDisposable & { readonly url: string }> {
  if (!existsSync(programs)) throw new Error(`no PostgreSQL in ${programs}: apt-get install postgresql-15`);
  await using made = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-postgres-'));
  made.defer(() => rm(folder, { recursive: true }));
  const owner = await harmlessUser();
  if (owner) await chown(folder, owner.uid, owner.gid);
  const options = { cwd: folder, env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' }, ...owner };
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['--pgdata=data', '--username=unleash', '--auth=trust', '--no-sync', '--no-instructions'],
    options,
  );

  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    autovacuum: 'off',
  };
  made.use(
    await startProcess(
      [join(programs, 'postgres'), '-D', 'data', ...Object.entries(settings).map(([k, v]) => `-c${k}=${v}`)],
      {
        ...options,
        // The fast shutdown: connections that are still open do not delay it.
        signal: 'SIGINT',
        ready: async () => {
          await promisify(execFile)(join(programs, 'pg_isready'), ['-q', '-h127.0.0.1', `-p${port}`]);
        },
      },
    ),
  );
  const stack = made.move();
  return {
    url: `postgres://unleash@127.0.0.1:${port}/postgres`,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Whom to run PostgreSQL as: root is refused. */
async function harmlessUser(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await promisify(execFile)('id', [flag, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}
