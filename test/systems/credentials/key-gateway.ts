import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** A gateway that runs until it is disposed of. */
export interface KeyGateway extends AsyncDisposable {
  readonly url: string;
}

/** Lets through who shows its key, and leaves the token to what is behind it. */
export async function startKeyGateway(upstream: string, key: string): Promise<KeyGateway> {
  const server = createServer((incoming, response) => {
    const { method, url, rawHeaders, headers } = incoming;
    if (headers['x-gateway-key'] !== key) {
      incoming.resume();
      response.writeHead(401, { 'www-authenticate': 'ApiKey' }).end('no key');
      return;
    }
    const onward = request(upstream + url, { method, headers: rawHeaders }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
