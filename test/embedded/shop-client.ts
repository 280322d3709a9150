import { SignJWT } from 'jose';
import { request } from 'node:http';
import type { AddressTrust } from '../../src/embedded/client-ip.ts';
import { embeddedEnvironment } from '../../src/embedded/embedded-environment.ts';
import { serveEmbedded } from '../../src/embedded/serve-embedded.ts';
import type { Contract } from '../../src/model/contract.ts';
import type { Mutation } from '../../src/model/mutation.ts';
import { shopContract } from './shop-contract.ts';

const secret = 'a secret of this test, long enough for HS256';

/** The environment that the shop's tokens belong to. */
export const shopEnvironment = embeddedEnvironment(
  { roles: ['viewer', 'editor', 'admin'], networks: ['office'], usesOutsider: true },
  secret,
);

/** A token as a principal of the shop would have it, with what is wrong with it. */
export async function token(
  role: string,
  {
    key = secret,
    expiresInS = 600,
    subject = role,
  }: { readonly key?: string; readonly expiresInS?: number; readonly subject?: string } = {},
): Promise<string> {
  return await new SignJWT({ roles: role === 'outsider' ? [] : [role] })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('rolecall-embedded')
    .setSubject(subject)
    .setExpirationTime(Math.floor(Date.now() / 1000) + expiresInS)
    .sign(new TextEncoder().encode(key));
}

/** What is sent; the address is that of the office, unless it says otherwise. */
export interface Call {
  readonly method?: string;
  readonly as?: string;
  readonly body?: unknown;
  readonly type?: string;
  readonly from?: string;
  /** What it says of its address in X-Forwarded-For. */
  readonly forwardedFor?: string;
}

/** What came back. */
interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** A shop that runs until it is disposed of. */
export interface Shop extends AsyncDisposable {
  /** The target goes onto the wire as it is written here. */
  readonly call: (target: string, call?: Call) => Promise<Reply>;
}

/** Starts the embedded API on the shop's contract. */
export async function openShop(
  changes: Partial<Contract> = {},
  mutations: readonly Mutation[] = [],
  trust?: AddressTrust,
): Promise<Shop> {
  const environment = shopEnvironment;
  const server = await serveEmbedded(shopContract(changes), { mutations, environment, ...(trust && { trust }) });
  const { port } = new URL(server.url);
  return {
    call: (target, call = {}) => send(Number(port), target, call),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

async function send(port: number, path: string, call: Call): Promise<Reply> {
  const { method = 'POST', as, body, type = 'application/json', from = '127.0.1.1', forwardedFor } = call;
  const payload = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const headers = {
    'content-length': Buffer.byteLength(payload),
    ...(payload !== '' && { 'content-type': type }),
    ...(as !== undefined && { authorization: `Bearer ${as}` }),
  };
  return await new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { ...headers, ...(forwardedFor !== undefined && { 'x-forwarded-for': forwardedFor }) },
        localAddress: from,
        agent: false,
      },
      (got) => {
        const chunks: string[] = [];
        got.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
        got.on('end', () => resolve({ status: got.statusCode ?? 0, headers: got.headers, text: chunks.join('') }));
      },
    );
    sent.on('error', reject).end(payload);
  });
}
