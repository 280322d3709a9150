import { userInfo } from 'node:os';
import type { StartedServer } from '../session/start-server.ts';
import { programs } from './programs.ts';
import { startConfigured } from './start-configured.ts';

/** Starts Dante, a SOCKS5 proxy without authentication, that calls targets from the address given. */
export async function startSocksProxy({ sourceIp }: { readonly sourceIp: string }): Promise<StartedServer> {
  const user = userInfo().username;
  const started = await startConfigured({
    configure: ({ port }) => `
logoutput: stderr
errorlog: stderr
internal: 127.0.0.1 port = ${port}
external: ${sourceIp}
clientmethod: none
socksmethod: none
user.privileged: ${user}
user.unprivileged: ${user}
client pass { from: 127.0.0.0/8 to: 127.0.0.0/8 }
socks pass { from: 127.0.0.0/8 to: 127.0.0.0/8 }
`,
    command: (path, { folder }) => [programs.dante.path, '-f', path, '-p', `${folder}/danted.pid`],
  });
  return { ...started, url: `socks5://127.0.0.1:${started.port}` };
}
