import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { getResponse } from 'msw';
import type { Contract } from '../model/contract.ts';
import { notFound } from './access-refusal.ts';
import { peerHeader } from './client-networks.ts';
import { embeddedApi, type EmbeddedOptions } from './embedded-api.ts';
import { operationHandler } from './operation-handler.ts';
import { problem } from './problem.ts';
import { router } from './router.ts';
import { routesOf } from './routes.ts';

/** A server that listens. */
export interface EmbeddedServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the embedded API on a real loopback socket: the document's operations, kept to the matrix but for the mutations. */
export async function serveEmbedded(
  contract: Contract,
  options: EmbeddedOptions & { readonly port?: number },
): Promise<EmbeddedServer> {
  const handle = exchanger(contract, options);
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    handle(incoming)
      .catch(brokenInside)
      .then((response) => send(response, outgoing))
      .catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : options.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function exchanger(contract: Contract, options: EmbeddedOptions): (incoming: IncomingMessage) => Promise<Response> {
  const answer = embeddedApi(contract, options);
  const routes = routesOf(contract.documented);
  const handlers = new Map(routes.map((route) => [route.operation, operationHandler(route, answer)]));
  const route = router(contract.documented);
  return async (incoming) => {
    const { method = 'GET', url: target = '/' } = incoming;
    // Routed here and not by msw: one handler is asked instead of all, and by the target as it stood on the wire.
    const routed = route(method, target);
    if (routed.kind === 'no-path') return problem(notFound());
    if (routed.kind === 'other-method') return otherMethod(method, routed.allowed);
    const handler = handlers.get(routed.operation);
    const response = handler && (await getResponse([handler], await requestOf(incoming, method, target)));
    return response ?? problem(notFound());
  };
}

async function requestOf(incoming: IncomingMessage, method: string, target: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  headers.set(peerHeader, incoming.socket.remoteAddress ?? '');
  const body = await buffer(incoming);
  const bodiless = method === 'GET' || method === 'HEAD' || body.length === 0;
  return new Request(`http://embedded${target}`, { method, headers, body: bodiless ? null : new Uint8Array(body) });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  const headers = Object.fromEntries(response.headers);
  const body = Buffer.from(await response.arrayBuffer());
  // RFC 9110 §8.6: no Content-Length with 204.
  outgoing.writeHead(
    response.status,
    response.status === 204 ? headers : { ...headers, 'content-length': body.length },
  );
  outgoing.end(body);
}

function otherMethod(method: string, allowed: readonly string[]): Response {
  const detail = `This path takes ${allowed.join(', ')}, not ${method}.`;
  return problem(
    { type: '/problems/method-not-allowed', title: 'Method not allowed', status: 405, detail },
    { allow: allowed.join(', ') },
  );
}

function brokenInside(error: unknown): Response {
  const detail = error instanceof Error ? error.message : String(error);
  return problem({ type: '/problems/internal', title: 'The embedded API broke', status: 500, detail });
}
