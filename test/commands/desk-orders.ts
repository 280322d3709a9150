import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A small server that looks for a resource before it looks at the role, as many do: an invented id is 404 for everybody. */
export async function serveOrders(): Promise<{
  readonly url: string;
  readonly orders: ReadonlyMap<string, unknown>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}> {
  const orders = new Map<string, unknown>();
  let made = 0;
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      const headers = { 'content-type': 'application/json', ...(status === 401 && { 'www-authenticate': 'Bearer' }) };
      response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
    });
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
    const { method, url = '' } = request;
    const [, role] = /^Bearer (viewer|editor)-token$/.exec(request.headers.authorization ?? '') ?? [];
    const body = await bodyOf(request);
    if (role === undefined) return { status: 401, body: { message: 'no good token' } };
    const forbidden = { status: 403, body: { message: `not for ${role}` } };
    const [, id, rest] = /^\/orders\/([^/]+)(\/\w+)?$/.exec(url) ?? [];
    if (id !== undefined && !orders.has(id)) return { status: 404, body: { message: 'no such order' } };
    if (role !== 'editor' && method !== 'GET') return forbidden;
    if (id === undefined && url === '/orders') {
      orders.set(`o${++made}`, body);
      return { status: 201, body: { data: { id: `o${made}`, sku: 'tea' } } };
    }
    if (id !== undefined && method === 'GET') return { status: 200, body: { id, notes: 0 } };
    if (id !== undefined && method === 'DELETE') return { status: orders.delete(id) ? 204 : 404 };
    if (rest === '/notes' && typeof body['text'] !== 'string')
      return { status: 422, body: { errors: [{ field: 'text', message: 'must not be empty' }] } };
    if (url === '/labels' && typeof body['colour'] !== 'string')
      return { status: 400, body: { errors: { colour: ['is required'] } } };
    return { status: 201, body: { id: 'x' } };
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    orders,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += String(part);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
