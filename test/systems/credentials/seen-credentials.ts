import { createServer, request as send } from 'node:http';
import { once } from 'node:events';

/** A server in front of another one that remembers what credentials it was shown. */
export interface SeenCredentials extends AsyncDisposable {
  readonly url: string;
  /** The secret parts: signatures of JWTs, other tokens whole, cookie values, keys, passwords. */
  readonly secrets: () => readonly string[];
  /** Bearer tokens, and when each request with one came, in seconds since the epoch. */
  readonly bearers: () => readonly { readonly token: string; readonly atS: number }[];
}

const queryNames = ['access_token', 'api_key', 'X-API-Key'];

/** Passes everything on as it came. */
export async function seenCredentials(target: string): Promise<SeenCredentials> {
  const seen = new Set<string>();
  const bearers: { readonly token: string; readonly atS: number }[] = [];
  const server = createServer((incoming, outgoing) => {
    for (const secret of secretsIn(incoming.rawHeaders, incoming.url ?? '/')) seen.add(secret);
    const [scheme, token] = (incoming.headers.authorization ?? '').split(' ');
    if (scheme === 'Bearer' && token) bearers.push({ token, atS: Date.now() / 1000 });
    const { hostname, port, pathname } = new URL(target);
    const path = `${pathname.replace(/\/$/, '')}${incoming.url ?? ''}`;
    const onward = send({ hostname, port, path, method: incoming.method, headers: incoming.rawHeaders }, (answer) => {
      for (const cookie of answer.headers['set-cookie'] ?? []) seen.add(/=([^;]*)/.exec(cookie)?.[1] ?? '');
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    secrets: () => [...seen].filter((secret) => secret.length >= 12),
    bearers: () => bearers,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function* secretsIn(rawHeaders: readonly string[], url: string): Generator<string> {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'authorization') yield* secretPart(value.replace(/^\S+ /, ''));
    if (name === 'cookie') for (const pair of value.split('; ')) yield pair.slice(pair.indexOf('=') + 1);
    if (name === 'x-api-key' || name === 'api_key' || name === 'x-csrf-token') yield value;
  }
  const query = new URL(url, 'http://x').searchParams;
  for (const name of queryNames) for (const value of query.getAll(name)) yield* secretPart(value);
}

/** Header and claims of a JWT are no secret; a Basic pair is one as it stands, and its password. */
function* secretPart(token: string): Generator<string> {
  const parts = token.split('.');
  if (parts.length === 3) yield parts[2] ?? '';
  else yield token;
}
