import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type RequestListener, type Server } from 'node:http';

/** What a layer makes of several Authorization headers; `refused`: 400. */
export type Reads = 'first' | 'last' | 'joined' | 'every' | 'refused';

/** An application behind a gateway, both on loopback ports that end when they are disposed of. */
export interface Layers extends AsyncDisposable {
  readonly url: string;
}

/** Roles by token. */
type Tokens = Readonly<Record<string, string>>;

/** Both verify the token, as services do that trust no network. It shares no code with src. */
export async function startLayers(
  tokens: Tokens,
  { gateway, application }: { readonly gateway: Reads; readonly application: Reads },
): Promise<Layers> {
  const behind = await listening(createServer(applicationThat(application, tokens)));
  const before = await listening(createServer(gatewayThat(gateway, { tokens, upstream: behind.url })));
  return {
    url: before.url,
    [Symbol.asyncDispose]: async () => {
      await before[Symbol.asyncDispose]();
      await behind[Symbol.asyncDispose]();
    },
  };
}

/** Whose token it is; `nobody`: no good one, `none`: none, `several`: more than it takes. */
function callerOf({ headersDistinct }: IncomingMessage, reads: Reads, tokens: Tokens): string {
  const all = headersDistinct['authorization'] ?? [];
  if (all.length === 0) return 'none';
  if (all.length > 1 && reads === 'refused') return 'several';
  const roles = all.map((header) => tokens[header.replace(/^bearer /i, '')] ?? 'nobody');
  if (reads === 'every') return roles.every((role) => role === roles[0]) ? (roles[0] ?? 'nobody') : 'nobody';
  if (reads === 'joined' && all.length > 1) return 'nobody';
  return roles.at(reads === 'last' ? -1 : 0) ?? 'nobody';
}

const words: Readonly<Record<string, string>> = {
  several: 'one Authorization header, please',
  none: 'Jwt is missing',
  nobody: 'Jwt verification fails',
};

/** Says no in the words of Envoy's JWT filter, and marks what comes from behind as Envoy does. */
function gatewayThat(reads: Reads, { tokens, upstream }: { tokens: Tokens; upstream: string }): RequestListener {
  return (incoming, response) => {
    const caller = callerOf(incoming, reads, tokens);
    const challenge = caller === 'none' ? 'Bearer realm="api"' : 'Bearer realm="api", error="invalid_token"';
    const own = { server: 'envoy', 'content-type': 'text/plain', 'www-authenticate': challenge };
    const refusal = words[caller];
    if (refusal !== undefined) {
      response.writeHead(caller === 'several' ? 400 : 401, own).end(refusal);
      return;
    }
    const { method, url, rawHeaders } = incoming;
    const onward = request(upstream + url, { method, headers: rawHeaders }, (answer) => {
      const marked = { ...answer.headers, 'x-envoy-upstream-service-time': '1' };
      response.writeHead(answer.statusCode ?? 502, marked);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  };
}

function applicationThat(reads: Reads, tokens: Tokens): RequestListener {
  return (incoming, response) => {
    incoming.resume();
    const role = callerOf(incoming, reads, tokens);
    const answer = (status: number, error?: string) =>
      void response
        .writeHead(status, {
          'content-type': 'application/json',
          ...(error !== undefined && status !== 400 && { 'www-authenticate': `Bearer realm="api", error="${error}"` }),
        })
        .end(JSON.stringify(error === undefined ? { id: 'o1' } : { error }));
    if (role === 'several') return answer(400, 'invalid_request');
    if (role === 'nobody' || role === 'none') return answer(401, 'invalid_token');
    if (incoming.method === 'GET') return answer(200);
    return role === 'editor' ? answer(201) : answer(403, 'insufficient_scope');
  };
}

async function listening(server: Server): Promise<Layers> {
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
