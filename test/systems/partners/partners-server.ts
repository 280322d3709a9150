import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BreakName } from './breaks.ts';

/** What partners prove themselves with. */
export interface PartnerSecrets {
  readonly gatewayKey: string;
  /** By role. */
  readonly tokens: Readonly<Record<string, string>>;
  /** By role, of the HMAC. */
  readonly keys: Readonly<Record<string, string>>;
}

/** A server that runs until it is disposed of. */
export interface PartnersServer extends AsyncDisposable {
  readonly url: string;
}

const longestMs = 300_000;

/**
 * Below /both callers show a key of the gateway and a token of their own; below /signed they sign each request with HMAC.
 * It shares no code with src, echoes what it was sent when it refuses, and can be told to break.
 */
export async function startPartnersServer(
  secrets: PartnerSecrets,
  ...broken: readonly BreakName[]
): Promise<PartnersServer> {
  const is = (name: BreakName) => broken.includes(name);
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const [, family, ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
      const role = family === 'both' ? byKeyAndToken(request, secrets, is) : bySignature(request, body, secrets, is);
      const { status, ...answer } = answerTo(`${request.method} /${rest.join('/')}`, role, is('no-role-check'));
      const echo = status === 401 ? { seen: request.headers } : {};
      response
        .writeHead(status, {
          'content-type': 'application/json',
          ...(status === 401 && { 'www-authenticate': 'Partner' }),
        })
        .end(JSON.stringify({ ...answer, ...echo }));
    });
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

type Is = (name: BreakName) => boolean;

function byKeyAndToken(
  { headers, headersDistinct }: IncomingMessage,
  { gatewayKey, tokens }: PartnerSecrets,
  is: Is,
): string | undefined {
  const key = headers['x-gateway-key'];
  const keyed = key === gatewayKey || is('key-unchecked') || (is('key-any') && key !== undefined);
  if (!keyed) return undefined;
  if (is('key-decides')) return 'seller';
  if ((headersDistinct['authorization'] ?? []).length > 1) return undefined;
  return Object.keys(tokens).find((role) => headers.authorization?.replace(/^bearer /i, '') === tokens[role]);
}

/** `Partner id=ROLE, signature=HEX` over method, target, date and body. */
function bySignature(
  { headers, method, url }: IncomingMessage,
  body: string,
  { keys }: PartnerSecrets,
  is: Is,
): string | undefined {
  const [, id = '', signature = ''] = /^Partner id=(\w+), signature=(\w+)$/.exec(headers.authorization ?? '') ?? [];
  const date = String(headers['x-date']);
  const age = Date.now() - Date.parse(date);
  const signed = is('body-unsigned') ? [method, date] : [method, url, date, body];
  const right = createHmac('sha256', keys[id] ?? '')
    .update(signed.join('\n'))
    .digest();
  const given = Buffer.from(signature, 'hex');
  const fits = given.length === right.length && timingSafeEqual(given, right);
  if (keys[id] === undefined || (!fits && !is('signature-unchecked'))) return undefined;
  if (!(age <= longestMs) && !is('date-unchecked')) return undefined;
  return age >= -longestMs || is('future-unchecked') ? id : undefined;
}

const may: Readonly<Record<string, readonly string[]>> = {
  'GET /me': ['buyer', 'seller'],
  'POST /orders': ['buyer', 'seller'],
  'POST /prices': ['seller'],
};

function answerTo(call: string, role: string | undefined, any: boolean): { readonly status: number; error?: string } {
  const roles = may[call];
  if (!roles) return { status: 404, error: 'not_found' };
  if (role === undefined) return { status: 401, error: 'unknown_caller' };
  if (!any && !roles.includes(role)) return { status: 403, error: 'forbidden' };
  return { status: call.startsWith('GET') ? 200 : 201 };
}
