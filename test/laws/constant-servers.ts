import type { IncomingMessage, ServerResponse } from 'node:http';

/** A server that knows nothing of permissions: what it does with every request. */
export type ConstantServer = (request: IncomingMessage, response: ServerResponse, serial: number) => void;

function always(status: number, body = '', headers: Readonly<Record<string, string>> = {}): ConstantServer {
  return (_, response) => {
    response.writeHead(status, body === '' ? headers : { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
}

function inTurn(...statuses: readonly number[]): ConstantServer {
  return (request, response, serial) =>
    always(statuses[serial % statuses.length] ?? 200, '{}')(request, response, serial);
}

/** Every server of the law: whatever it answers, it answers everybody alike, so nothing about it can be proven. */
export const constantServers: Readonly<Record<string, ConstantServer>> = {
  '200 with {}': always(200, '{}'),
  '200 with nothing': always(200),
  '200 with an error in it': always(200, '{"error":"forbidden"}'),
  '201': always(201, '{}'),
  '201 with an id': always(201, '{"id":"ord_1"}'),
  '204': always(204),
  '302': always(302, '', { location: '/elsewhere' }),
  '400': always(400, '{"error":"bad"}'),
  '401': always(401, '{"error":"who"}'),
  '403': always(403, '{"error":"forbidden"}'),
  '404': always(404, '{"error":"absent"}'),
  '409': always(409, '{"error":"conflict"}'),
  '429': always(429, '{"error":"slow"}'),
  '500': always(500, '{"error":"broken"}'),
  '501': always(501, '{"error":"later"}'),
  'no answer': () => {},
  'a reset': (request) => request.socket.resetAndDestroy(),
  '200 and 403 in turn': inTurn(200, 403),
  '404 and 200 in turn': inTurn(404, 200),
  '401 and 201 in turn': inTurn(401, 201),
};

/** The same server with a read that only a real credential gets, so that credentials are recognised and nothing else is known. */
export function withHonestGet(server: ConstantServer): ConstantServer {
  return (request, response, serial) => {
    if (request.method !== 'GET') return server(request, response, serial);
    const known = request.headers.authorization?.startsWith('Bearer known-');
    always(known ? 200 : 401, '{}')(request, response, serial);
  };
}
