import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './mutual-tls/ask.ts';
import type { Pair } from './mutual-tls/authority.ts';
import { breaks, type BreakName } from './mutual-tls/breaks.ts';
import { certificateStates, makeCertificates, type Certificates } from './mutual-tls/make-certificates.ts';
import { startMutualTlsServer } from './mutual-tls/start-mutual-tls-server.ts';
import { bodies } from './session/bodies.ts';
import { roles } from './session/role.ts';
import type { StartedServer } from './session/start-server.ts';

let certificates: Certificates;
let server: StartedServer;
beforeAll(async () => {
  certificates = await makeCertificates();
  server = await startMutualTlsServer(certificates);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await certificates[Symbol.asyncDispose]();
});

test.for(roles)('a %s may what the role may', async (role) => {
  const client = certificates.clients[role].good;
  const seen: Record<string, number> = {};
  for (const path of ['/posts', '/members', '/search']) seen[path] = (await post(server, path, client)).status;
  const members = role === 'owner' ? 201 : 403;
  expect(seen).toEqual({ '/posts': role === 'reader' ? 403 : 201, '/members': members, '/search': 200 });
  expect(await me(server, client)).toEqual({ status: 200, body: { role } });
});

test.for([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['stranger', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['selfSigned', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
] as const)('a certificate that is %s does not count', async ([state, detail]) => {
  const client = certificates.clients.owner[state];
  expect(await me(server, client)).toEqual({ status: 401, body: { error: 'bad_certificate', detail } });
});

test('who shows no certificate, or that of the server, is nobody', async () => {
  expect(await me(server)).toEqual({ status: 401, body: { error: 'no_certificate' } });
  expect(await me(server, certificates.server)).toMatchObject({ status: 401 });
});

test('the body is looked at last', async () => {
  const call = `POST ${server.url}/members`;
  const { authority, clients } = certificates;
  expect(await ask(call, { authority, body: {} })).toMatchObject({ status: 401 });
  expect(await ask(call, { authority, client: clients.writer.good, body: {} })).toMatchObject({ status: 403 });
  expect(await ask(call, { authority, client: clients.owner.good, body: {} })).toMatchObject({ status: 400 });
});

test('the connection is cut where the handshake decides', async () => {
  await using strict = await startMutualTlsServer(certificates, { rejectAtHandshake: true });
  const { good, ...bad } = certificates.clients.writer;
  expect(await me(strict, good)).toMatchObject({ status: 200 });
  for (const client of [undefined, ...Object.values(bad)]) {
    await expect(me(strict, client)).rejects.toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|ERR_SSL_)/) });
  }
});

const shown: Readonly<Record<BreakName, Readonly<Record<string, number>>>> = {
  'accepts-any-certificate': { expired: 201, early: 201, stranger: 201, selfSigned: 201 },
  'accepts-expired-certificate': { expired: 201 },
  'accepts-early-certificate': { early: 201 },
  'accepts-missing-certificate': { missing: 201 },
  'no-role-check': { reader: 201 },
};

test.for(Object.keys(breaks) as BreakName[])('%s changes what it says, and nothing else', async (name) => {
  await using broken = await startMutualTlsServer(certificates, { broken: [name] });
  const healthy = { good: 201, expired: 401, early: 401, stranger: 401, selfSigned: 401, missing: 401, reader: 403 };
  expect(await postsBy(server)).toEqual(healthy);
  expect(await postsBy(broken)).toEqual({ ...healthy, ...shown[name] });
});

/** What each client is answered that wants to write a post. */
async function postsBy(asked: StartedServer): Promise<Record<string, number>> {
  const { writer, reader } = certificates.clients;
  const seen: Record<string, number> = {};
  for (const state of certificateStates) seen[state] = (await post(asked, '/posts', writer[state])).status;
  seen['missing'] = (await post(asked, '/posts')).status;
  seen['reader'] = (await post(asked, '/posts', reader.good)).status;
  return seen;
}

function post({ url }: StartedServer, path: string, client?: Pair) {
  return ask(`POST ${url}${path}`, { authority: certificates.authority, client, body: bodies[path] });
}

function me({ url }: StartedServer, client?: Pair) {
  return ask(`GET ${url}/me`, { authority: certificates.authority, client });
}
