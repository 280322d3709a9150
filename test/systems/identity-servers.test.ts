import { setTimeout as pause } from 'node:timers/promises';
import { importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attacks } from './identity/attacks.ts';
import { call } from './identity/call.ts';
import { mintToken } from './identity/mint-token.ts';
import { requestToken, type TokenAnswer } from './identity/request-token.ts';
import { startProvider, type IdentityProvider } from './identity/start-provider.ts';
import { startResourceServer, type ResourceServer } from './identity/start-resource-server.ts';

let provider: IdentityProvider;
let server: ResourceServer;
beforeAll(async () => {
  provider = await startProvider();
  server = await startResourceServer({ provider });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const jwt = { resource: 'urn:api:jwt' };
const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';
const bearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

const me = (token: unknown, family = '/jwt') => call(`${server.url}${family}/me`, [`Bearer ${String(token)}`]);
const get = (client: string, form: Readonly<Record<string, string>> = {}) =>
  requestToken(provider, client, { grant_type: 'client_credentials', ...form });
const login = (name: string, form: Readonly<Record<string, string>> = {}) =>
  get('editor', { grant_type: 'password', username: name, password: provider.passwords[name] ?? '', ...form });
const token = ({ body }: TokenAnswer) => String(body['access_token']);

describe('the provider', () => {
  test.for(['viewer', 'editor', 'admin'])('issues a JWT to the client %s, and an opaque token', async (role) => {
    expect(await me(token(await get(role, jwt)))).toMatchObject({ status: 200, body: { sub: role, role } });
    const opaque = token(await get(role));
    expect(opaque).not.toContain('.');
    expect(await me(opaque, '/opaque')).toMatchObject({ status: 200, body: { sub: role, role } });
  });

  test('knows users by their passwords', async () => {
    expect(await me(token(await login('ada', jwt)))).toMatchObject({ body: { sub: 'ada', role: 'admin' } });
    expect(await login('ada', { password: 'another' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('rotates refresh tokens, and takes each of them once', async () => {
    const { body } = await login('vera', jwt);
    const refresh = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
    const next = await get('editor', refresh);
    expect(next.body['refresh_token']).not.toBe(body['refresh_token']);
    expect(await me(token(next))).toMatchObject({ body: { sub: 'vera', role: 'viewer' } });
    expect(await get('editor', refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('authenticates a client by what it signs', async () => {
    const form = { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', ...jwt };
    const answer = await get('editor-key', { ...form, client_assertion: await signed('editor-key', 'editor-key') });
    expect(await me(token(answer))).toMatchObject({ body: { sub: 'editor-key', role: 'editor' } });
  });

  test.for(['ada', 'editor'])('takes an assertion about %s for a grant', async (subject) => {
    const form = { grant_type: bearerGrant, assertion: await signed('editor', subject), ...jwt };
    expect(await me(token(await get('editor', form)))).toMatchObject({ status: 200, body: { sub: subject } });
    expect(await get('viewer', form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test.for([{}, jwt])('exchanges a token for another of the same subject: %o', async (form) => {
    const subject = { subject_token: token(await login('ada', form)), subject_token_type: accessTokenType };
    const answer = await get('viewer', { grant_type: exchangeGrant, audience: 'urn:api:jwt', ...subject });
    expect(answer.body['issued_token_type']).toBe(accessTokenType);
    expect(await me(token(answer))).toMatchObject({ body: { sub: 'ada', role: 'admin' } });
  });

  test('ends the tokens of a short client after its seconds', async () => {
    const [opaque, structured] = [token(await get('editor-short')), token(await get('editor-short', jwt))];
    const statuses = async () => [(await me(opaque, '/opaque')).status, (await me(structured)).status];
    expect(await statuses()).toEqual([200, 200]);
    await pause(2_100);
    expect(await statuses()).toEqual([401, 401]);
  });

  test('revokes opaque tokens, and refuses to revoke JWTs', async () => {
    const revoke = (form: TokenAnswer) => requestToken(provider, 'editor', { token: token(form) }, '/token/revocation');
    const opaque = await get('editor');
    expect(await revoke(opaque)).toMatchObject({ status: 200 });
    expect((await me(token(opaque), '/opaque')).status).toBe(401);
    expect(await revoke(await get('editor', jwt))).toMatchObject({ body: { error: 'unsupported_token_type' } });
  });

  test('counts its requests', async () => {
    const before = await provider.count();
    await get('editor');
    await fetch(`${provider.issuer}/.well-known/openid-configuration`);
    expect(await provider.count()).toEqual({ ...before, token: before.token + 1, discovery: before.discovery + 1 });
  });
});

async function signed(client: string, sub: string): Promise<string> {
  const key = provider.clientKeys['editor'];
  return new SignJWT({ iss: client, sub, aud: provider.issuer, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'RS256', kid: key?.kid ?? '' })
    .setExpirationTime('1m')
    .sign(await importPKCS8(key?.pem ?? '', 'RS256'));
}

describe('a broken provider', () => {
  const ask = async (name: string) => {
    await using broken = await startProvider({ breaks: [name] });
    const sent = performance.now();
    const answer = await requestToken(broken, 'editor', { grant_type: 'client_credentials', ...jwt });
    return { ...answer, afterMs: performance.now() - sent };
  };

  test('token-without-access-token', async () => {
    expect((await ask('token-without-access-token')).body).toEqual({ token_type: 'Bearer', expires_in: 600 });
  });

  test('token-endpoint-down', async () => {
    expect((await ask('token-endpoint-down')).status).toBe(503);
  });

  test('no-expiry', async () => {
    const { body } = await ask('no-expiry');
    const payload = String(body['access_token']).split('.')[1] ?? '';
    expect([Object.keys(body), Buffer.from(payload, 'base64url').toString()]).toEqual([
      ['access_token', 'token_type'],
      expect.not.stringContaining('"exp"'),
    ]);
  });

  test('slow', async () => {
    expect((await ask('slow')).afterMs).toBeGreaterThan(9_900);
  });
});

describe('the resource server', () => {
  const bodies = {
    '/articles': { title: 'Tea', text: 'Boil water.' },
    '/articles/a1/comments': { text: 'Agreed.' },
    '/drafts': { title: 'Coffee' },
    '/users': { name: 'vito', role: 'viewer' },
    '/settings': { theme: 'dark', notifications: true },
    '/search': { query: 'tea' },
  };
  const statusesOf = async (role: string, family: string) => {
    const answer = await get(role, family === '/jwt' ? jwt : {});
    const calls = Object.entries(bodies).map(([path, body]) =>
      call(`${server.url}${family}${path}`, [`Bearer ${token(answer)}`], body),
    );
    return (await Promise.all(calls)).map(({ status }) => status);
  };

  test.for(['/jwt', '/opaque'])('under %s lets every role do what is its own', async (family) => {
    expect(await statusesOf('viewer', family)).toEqual([403, 201, 403, 403, 403, 200]);
    expect(await statusesOf('editor', family)).toEqual([201, 201, 201, 403, 403, 200]);
    expect(await statusesOf('admin', family)).toEqual([201, 201, 201, 201, 200, 200]);
  });

  test.for(['RS256', 'ES256', 'EdDSA'] as const)('takes what the local issuer signs with %s', async (alg) => {
    expect(await me(await mintToken(server, { alg }))).toMatchObject({ status: 200, body: { sub: 'edith' } });
  });

  test('takes no token of one issuer that another one signed', async () => {
    expect((await me(await mintToken(server, { claims: { iss: provider.issuer } }))).status).toBe(401);
  });

  test('takes no refresh token', async () => {
    expect((await me((await login('ada')).body['refresh_token'], '/opaque')).status).toBe(401);
  });

  test('challenges, and names an error only where there is a token', async () => {
    expect((await call(`${server.url}/jwt/me`, [])).challenge).toBe('Bearer realm="identity"');
    expect((await me('x')).challenge).toContain('error="invalid_token"');
    const viewer = await mintToken(server, { claims: { role: 'viewer' } });
    expect((await call(`${server.url}/jwt/users`, [`Bearer ${viewer}`], {})).challenge).toContain('insufficient_scope');
  });

  test('looks at the body last', async () => {
    const editor = [`Bearer ${await mintToken(server)}`];
    expect(await call(`${server.url}/jwt/articles`, [], {})).toMatchObject({ status: 401 });
    expect(await call(`${server.url}/jwt/users`, editor, {})).toMatchObject({ status: 403 });
    expect(await call(`${server.url}/jwt/articles`, editor, {})).toMatchObject({
      status: 400,
      body: { details: ['title: must be text', 'text: must be text'] },
    });
    expect(await call(`${server.url}/jwt/articles/none/comments`, editor, { text: 'x' })).toMatchObject({
      status: 404,
    });
  });

  test.for(Object.entries(attacks))('%s shows when it is broken', async ([name, [healthy, broken, attack]]) => {
    await using other = await startResourceServer({ provider, breaks: [name] });
    expect([await attack(server, provider), await attack(other, provider)]).toEqual([healthy, broken]);
  });

  test('with revocation-lag refuses a revoked token three seconds later', async () => {
    await using lagging = await startResourceServer({ provider, breaks: ['revocation-lag'] });
    const issued = token(await get('editor'));
    const status = async () => (await call(`${lagging.url}/opaque/me`, [`Bearer ${issued}`])).status;
    const first = await status();
    await requestToken(provider, 'editor', { token: issued }, '/token/revocation');
    const second = await status();
    await pause(3_100);
    expect([first, second, await status()]).toEqual([200, 200, 401]);
  });
});
