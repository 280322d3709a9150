import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A token endpoint in front of another one that remembers by which grants it was asked. */
interface TokenRequestsSeen extends AsyncDisposable {
  readonly url: string;
  /** In the order in which they were answered: grant and status. */
  readonly requests: () => readonly string[];
}

/** Passes token requests on to the endpoint. */
export async function tokenRequestsSeen(endpoint: string): Promise<TokenRequestsSeen> {
  const seen: string[] = [];
  const pass = async (form: string, authorization: string): Promise<readonly [status: number, body: string]> => {
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(endpoint, { method: 'POST', headers, body: form });
    seen.push(`${new URLSearchParams(form).get('grant_type')} ${answer.status}`);
    return [answer.status, await answer.text()];
  };
  const server = createServer((incoming, outgoing) => {
    void text(incoming)
      .then((form) => pass(form, incoming.headers.authorization ?? ''))
      .then(([status, body]) => outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body))
      .catch(() => outgoing.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/token`,
    requests: () => seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
