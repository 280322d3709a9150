import type { StartedServer } from '../session/start-server.ts';
import { programs } from './programs.ts';
import { startConfigured } from './start-configured.ts';

/** Starts tinyproxy, an HTTP proxy for forwarding and for CONNECT, that calls targets from the address given. */
export async function startForwardProxy({ sourceIp }: { readonly sourceIp: string }): Promise<StartedServer> {
  const started = await startConfigured({
    configure: ({ port }) => `
Listen 127.0.0.1
Port ${port}
Bind ${sourceIp}
Allow 127.0.0.0/8
Timeout 60
LogLevel Warning
`,
    command: (path) => [programs.tinyproxy.path, '-d', '-c', path],
    // While it waits for connections, it may not notice SIGTERM before the next one.
    signal: 'SIGKILL',
  });
  return { ...started, url: `http://127.0.0.1:${started.port}` };
}
