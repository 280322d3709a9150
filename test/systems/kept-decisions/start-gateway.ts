import { framed } from '../client-addresses/nginx/framed.ts';
import { programs } from '../client-addresses/programs.ts';
import { startConfigured } from '../client-addresses/start-configured.ts';
import type { Cache } from './caches.ts';

/** nginx before an application, which it asks at `/decision` whether a request may pass. */
export async function startGateway(
  application: string,
  { entrance, asking }: Cache,
): Promise<AsyncDisposable & { readonly url: string }> {
  const started = await startConfigured({
    configure: ({ port, folder }) =>
      framed(
        folder,
        `  proxy_cache_path ${folder}/cache keys_zone=kept:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      ${asking === undefined ? '' : 'auth_request /decision;'}
      ${entrance}
      proxy_pass ${application};
    }
    location = /decision {
      internal;
      proxy_pass ${application};
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      ${asking ?? ''}
    }
  }
`,
      ),
    command: (path, { folder }) => [programs.nginx.path, '-e', 'stderr', '-p', folder, '-c', path],
  });
  return { url: `http://127.0.0.1:${started.port}`, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() };
}
