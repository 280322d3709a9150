import { createPublicKey } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { call } from './call.ts';
import { mintToken } from './mint-token.ts';
import { requestToken } from './request-token.ts';
import type { BreakName } from './resource/breaks.ts';
import type { IdentityProvider } from './start-provider.ts';
import type { ResourceServer } from './start-resource-server.ts';

/** The status of one request that creates an article, or how many errors its challenge names. */
type Attack = (server: ResourceServer, provider: IdentityProvider) => Promise<number>;

const hourS = 3600;

/** For every break the request that shows it: how it is answered by the healthy server and by the broken one. */
export const attacks: Readonly<Record<BreakName, readonly [healthy: number, broken: number, attack: Attack]>> = {
  'accepts-expired': [401, 201, minted(() => ({ claims: { exp: now() - hourS } }))],
  'accepts-not-yet-valid': [401, 201, minted(() => ({ claims: { nbf: now() + hourS, exp: now() + 2 * hourS } }))],
  'accepts-any-audience': [401, 201, minted(() => ({ claims: { aud: 'urn:api:other' } }))],
  'accepts-any-issuer': [401, 201, minted(() => ({ claims: { iss: 'urn:issuer:other' } }))],
  'accepts-any-signature': [401, 201, async (server) => post(server, bearer(otherRole(await mintToken(server))))],
  'accepts-alg-none': [401, 201, async (server) => post(server, bearer(unsigned(await mintToken(server))))],
  'accepts-alg-confusion': [
    401,
    201,
    async (server) => {
      const { publicJwk } = server.local.keys.RS256;
      const pem = createPublicKey({ key: publicJwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
      return post(server, bearer(await mintToken(server, { header: { alg: 'HS256' }, key: Buffer.from(pem) })));
    },
  ],
  'accepts-embedded-key': [
    401,
    201,
    async (server) => {
      const { privateKey, publicKey } = await generateKeyPair('RS256');
      const header = { jwk: await exportJWK(publicKey) };
      return post(server, bearer(await mintToken(server, { header, key: privateKey })));
    },
  ],
  'accepts-wrong-key-same-kid': [
    401,
    201,
    async (server) => {
      const { privateKey } = await generateKeyPair('RS256');
      return post(server, bearer(await mintToken(server, { key: privateKey })));
    },
  ],
  'accepts-unknown-kid': [401, 201, minted(() => ({ header: { kid: 'unheard-of' } }))],
  'accepts-missing-sub': [401, 201, minted(() => ({ claims: { sub: undefined } }))],
  'accepts-query-token': [
    401,
    201,
    async (server) => post(server, [], `/jwt/articles?access_token=${await mintToken(server)}`),
  ],
  'accepts-any-scheme': [401, 201, async (server) => post(server, [`Basic ${await mintToken(server)}`])],
  'accepts-missing-token': [401, 201, (server) => post(server, [])],
  'accepts-empty-token': [401, 201, (server) => post(server, ['Bearer '])],
  'accepts-malformed': [401, 201, (server) => post(server, bearer('{malformed}'))],
  'accepts-unknown': [401, 201, (server) => post(server, bearer('x'.repeat(43)), '/opaque/articles')],
  'ignores-revocation': [401, 201, revoked],
  'revocation-lag': [401, 201, revoked],
  'case-sensitive-scheme': [201, 401, async (server) => post(server, [`bearer ${await mintToken(server)}`])],
  'takes-first-header': [400, 201, async (server) => post(server, [...bearer(await mintToken(server)), 'Bearer x'])],
  // The status is the same: the challenge is what differs.
  'error-unnamed': [1, 0, async (server) => errors(server, bearer('{malformed}'))],
  'error-without-token': [0, 1, async (server) => errors(server, [])],
  'no-role-check': [403, 201, minted(() => ({ claims: { role: 'viewer' } }))],
};

function now(): number {
  return Math.floor(Date.now() / 1000);
}

function minted(change: () => Parameters<typeof mintToken>[1]): Attack {
  return async (server) => post(server, bearer(await mintToken(server, change())));
}

/** Uses a token, has it revoked, RFC 7009, and uses it again. */
async function revoked(server: ResourceServer, provider: IdentityProvider): Promise<number> {
  const answer = await requestToken(provider, 'editor', { grant_type: 'client_credentials' });
  const token = String(answer.body['access_token']);
  await post(server, bearer(token), '/opaque/articles');
  await requestToken(provider, 'editor', { token }, '/token/revocation');
  return post(server, bearer(token), '/opaque/articles');
}

async function errors({ url }: ResourceServer, authorization: readonly string[]): Promise<number> {
  const { challenge = '' } = await call(`${url}/jwt/articles`, authorization, {});
  return challenge.split('error=').length - 1;
}

async function post(
  { url }: ResourceServer,
  authorization: readonly string[],
  path = '/jwt/articles',
): Promise<number> {
  return (await call(url + path, authorization, { title: 'Tea', text: 'Boil water.' })).status;
}

function bearer(token: string): readonly string[] {
  return [`Bearer ${token}`];
}

function otherRole(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), role: 'admin' };
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

function unsigned(token: string): string {
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`;
}
