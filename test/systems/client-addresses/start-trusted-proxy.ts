import type { StartedServer } from '../session/start-server.ts';
import { trustedProxy } from './networks.ts';
import { programs } from './programs.ts';
import { startConfigured } from './start-configured.ts';
import type { ProxySpeech } from './variant.ts';

/** How HAProxy says whom it speaks for: in the HTTP that it forwards, or before it. */
const speeches: Readonly<Record<ProxySpeech, { readonly http: string; readonly server: string }>> = {
  'x-forwarded-for': { http: 'option forwardfor', server: '' },
  'proxy-protocol': { http: '', server: 'send-proxy-v2' },
};

/** Starts the proxy that variants `behind` it trust: it connects from 127.0.0.3, and passes all other headers on. */
export async function startTrustedProxy({
  target,
  says,
}: {
  /** The URL of the server. */
  readonly target: string;
  readonly says: ProxySpeech;
}): Promise<StartedServer> {
  const { http, server } = speeches[says];
  const started = await startConfigured({
    configure: ({ port }) => `
defaults
  mode http
  timeout connect 10s
  timeout client 60s
  timeout server 60s
  ${http}
listen proxy
  bind 127.0.0.1:${port}
  server target ${new URL(target).host} source ${trustedProxy} ${server}
`,
    command: (path) => [programs.haproxy.path, '-db', '-f', path],
  });
  return { ...started, url: `http://127.0.0.1:${started.port}` };
}
