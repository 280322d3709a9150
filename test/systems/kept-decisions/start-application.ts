import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * An application that knows callers by their tokens. `trusting`: it decides at `/decision`, where its gateway asks, and takes
 * whatever else the gateway lets through. It shares no code with src.
 */
export async function startApplication(
  roles: Readonly<Record<string, string>>,
  { trusting }: { readonly trusting: boolean },
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((incoming, response) => {
    const role = roles[(incoming.headers.authorization ?? '').replace(/^bearer /i, '')];
    const decides = !trusting || incoming.url === '/decision';
    const status = !decides ? 201 : role === undefined ? 401 : role === 'viewer' ? 403 : 201;
    const challenge = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
    response.writeHead(status, { 'content-type': 'application/json', ...challenge });
    response.end(JSON.stringify({ status }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
