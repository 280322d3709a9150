import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import { TLSSocket } from 'node:tls';
import { parseArgs } from 'node:util';
import type { Answer } from '../session/answer.ts';
import { operations } from '../session/operations.ts';
import { runOperation } from '../session/run-operation.ts';
import { switches } from '../session/switches.ts';
import { authenticate } from './authenticate.ts';
import { breaks } from './breaks.ts';

// Three operations for callers by client certificate. It shares no code with src, and can be told to break:
// node test/systems/mutual-tls/mutual-tls-server.ts --port 0 --break accepts-expired-certificate

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    break: { type: 'string', multiple: true, default: [] },
    // Cuts the connection where the certificate is not good, instead of answering 401.
    'reject-at-handshake': { type: 'boolean', default: false },
  },
});
const isBroken = switches(breaks, values.break);
const served = new Set(['/posts', '/members', '/search']);

const server = createServer(
  {
    ca: pem('MUTUAL_TLS_AUTHORITY'),
    cert: pem('MUTUAL_TLS_CERTIFICATE'),
    key: pem('MUTUAL_TLS_KEY'),
    requestCert: true,
    rejectUnauthorized: values['reject-at-handshake'],
  },
  (request, response) => {
    void answerTo(request).then(({ status, body, headers }) =>
      response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  },
);

async function answerTo(request: IncomingMessage): Promise<Answer> {
  const sent = await text(request);
  const caller = request.socket instanceof TLSSocket && authenticate(request.socket, isBroken);
  if (!caller) return { status: 500, body: { error: 'no_tls' } };
  if ('refused' in caller) return caller.refused;
  const { pathname } = new URL(request.url ?? '', 'https://localhost');
  if (`${request.method} ${pathname}` === 'GET /me') return { status: 200, body: { role: caller.role } };
  const operation = operations.find(({ path }) => path === pathname && served.has(path));
  if (!operation || request.method !== 'POST') return { status: 404, body: { error: 'not_found' } };
  return runOperation(operation, { ...caller, text: sent, parameters: {}, anyRole: isBroken('no-role-check') });
}

function pem(variable: string): Buffer {
  const path = process.env[variable];
  if (path === undefined) throw new Error(`${variable} must hold the path of a PEM file`);
  return readFileSync(path);
}

server.listen(Number(values.port), '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('no port');
console.log(`https://127.0.0.1:${address.port}`);
