import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, logIn, sidOf } from './session/ask.ts';
import { bodies } from './session/bodies.ts';
import { breaks, type BreakName } from './session/breaks.ts';
import { basic, probes } from './session/probes.ts';
import { roles, type Role } from './session/role.ts';
import { keyPlaces, type KeyPlace } from './session/secrets.ts';
import { startSessionServer, type SessionServer } from './session/start-session-server.ts';

let server: SessionServer;
beforeAll(async () => {
  server = await startSessionServer();
});
afterAll(() => server[Symbol.asyncDispose]());

interface Credential {
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
}

const families: Readonly<Record<string, (role: Role) => Credential | Promise<Credential>>> = {
  session: async (role) => {
    const { sid, csrf } = await logIn(server, role);
    return { headers: { cookie: `sid=${sid}`, 'x-csrf-token': csrf } };
  },
  'key in the header': (role) => keyIn('header', server.secrets.keys.header[role]),
  'key in the query': (role) => keyIn('query', server.secrets.keys.query[role]),
  'key in the cookie': (role) => keyIn('cookie', server.secrets.keys.cookie[role]),
  basic: (role) => ({ headers: basic(server, role) }),
};

describe.for(Object.keys(families))('by %s', (family) => {
  const [prefix = ''] = family.split(' ');

  test.for(roles)('a %s may what the role may', async (role) => {
    const { query = '', headers } = (await families[family]?.(role)) ?? { headers: {} };
    const seen: Record<string, number> = {};
    for (const [path, body] of Object.entries(bodies)) {
      seen[path] = (await ask(server, `POST /${prefix}${path}${query}`, { headers, body })).status;
    }
    const forWriters = role === 'reader' ? 403 : 201;
    expect(seen).toEqual({
      '/posts': forWriters,
      '/posts/p1/replies': 201,
      '/tags': forWriters,
      '/members': role === 'owner' ? 201 : 403,
      '/search': 200,
    });
    expect(await ask(server, `GET /${prefix}/me${query}`, { headers })).toMatchObject({ status: 200, body: { role } });
  });

  test('a body is looked at last, and a post must exist', async () => {
    const path = `POST /${prefix}`;
    const by = async (role: Role) => (await families[family]?.(role)) ?? { headers: {} };
    const [reader, owner] = [await by('reader'), await by('owner')];
    const ofReader = reader.query ?? '';
    const ofOwner = owner.query ?? '';
    expect(await ask(server, `${path}/members`, { body: '{' })).toMatchObject({ status: 401 });
    expect(await ask(server, `${path}/members${ofReader}`, { ...reader, body: '{' })).toMatchObject({ status: 403 });
    expect(await ask(server, `${path}/members${ofOwner}`, { ...owner, body: '{' })).toMatchObject({ status: 400 });
    const reply = { ...reader, body: { text: 'Yes.' } };
    expect(await ask(server, `${path}/posts/none/replies${ofReader}`, reply)).toMatchObject({ status: 404 });
  });

  test('nobody is challenged', async () => {
    const { status, headers } = await ask(server, `GET /${prefix}/me`);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(/^\w+ realm="posts"/);
  });
});

describe('a session', () => {
  test('is of nobody first, and has a new id once somebody logs in', async () => {
    const page = await ask(server, 'GET /session/login');
    const planted = sidOf(page);
    expect(page.headers.get('set-cookie')).toContain('HttpOnly');
    expect(await me(planted)).toBe(401);
    const again = await ask(server, 'GET /session/login', { headers: { cookie: `sid=${planted}` } });
    expect(sidOf(again)).toBeUndefined();
    const { sid } = await logIn(server, 'writer', planted);
    expect(sid).not.toBe(planted);
    expect([await me(planted), await me(sid)]).toEqual([401, 200]);
  });

  test('needs its own CSRF token with each POST, and none with a GET', async () => {
    const [mine, other] = [await logIn(server, 'owner'), await logIn(server, 'owner')];
    const post = (token: Readonly<Record<string, string>>) =>
      ask(server, 'POST /session/tags', { headers: { cookie: `sid=${mine.sid}`, ...token }, body: bodies['/tags'] });
    for (const token of [{}, { 'x-csrf-token': '' }, { 'x-csrf-token': other.csrf }]) {
      expect(await post(token)).toMatchObject({ status: 403, body: { error: 'csrf' } });
    }
    expect(await post({ 'x-csrf-token': mine.csrf })).toMatchObject({ status: 201 });
    expect(await me(mine.sid)).toBe(200);
    const logout = await ask(server, 'POST /session/logout', { headers: { cookie: `sid=${mine.sid}` } });
    expect(logout.status).toBe(403);
  });

  test('ends with the logout', async () => {
    const { sid, csrf } = await logIn(server, 'reader');
    const headers = { cookie: `sid=${sid}`, 'x-csrf-token': csrf };
    expect(await ask(server, 'POST /session/logout', { headers })).toMatchObject({ status: 204 });
    expect(await ask(server, 'POST /session/logout', { headers })).toMatchObject({ status: 401 });
  });

  test('is not given for a wrong password', async () => {
    const { name } = server.secrets.users.owner;
    const wrong = await ask(server, 'POST /session/login', { body: { name, password: 'wrong' } });
    expect([wrong.status, sidOf(wrong)]).toEqual([401, undefined]);
    expect(await ask(server, 'POST /session/login', { body: { name } })).toMatchObject({ status: 400 });
  });

  test('keeps its old id after login in a server that is open to fixation', async () => {
    await using broken = await startSessionServer('session-survives-login');
    const planted = sidOf(await ask(broken, 'GET /session/login')) ?? '';
    const { sid, csrf } = await logIn(broken, 'owner', planted);
    expect(sid).toBe(planted);
    const headers = { cookie: `sid=${planted}`, 'x-csrf-token': csrf };
    expect(await ask(broken, 'POST /session/tags', { headers, body: bodies['/tags'] })).toMatchObject({ status: 201 });
  });
});

test('a key counts in its own place and alone', async () => {
  for (const own of keyPlaces) {
    const key = server.secrets.keys[own].owner;
    for (const place of keyPlaces) {
      const { query = '', headers } = keyIn(place, key);
      const { status } = await ask(server, `GET /key/me${query}`, { headers });
      expect([own, place, status]).toEqual([own, place, own === place ? 200 : 401]);
    }
  }
  const both = keyIn('header', server.secrets.keys.header.owner);
  const { query } = keyIn('query', server.secrets.keys.query.owner);
  expect(await ask(server, `GET /key/me${query}`, both)).toMatchObject({ status: 401 });
});

/** Breaks that a probe meant for another one shows, too. */
const alsoShown: Readonly<Partial<Record<BreakName, readonly BreakName[]>>> = {
  // A session that has ended is one that nobody knows.
  'accepts-any-session': ['session-survives-logout', 'session-survives-login'],
  'csrf-unchecked': ['csrf-any-value'],
  'key-in-any-place': ['key-in-query-too'],
  'basic-password-unchecked': ['basic-accepts-empty-password'],
};

test.for(Object.keys(breaks) as BreakName[])('%s changes what it says, and nothing else', async (name) => {
  await using broken = await startSessionServer(name);
  const differs: string[] = [];
  for (const [shows, probe] of Object.entries(probes)) {
    if ((await probe(server)) !== (await probe(broken))) differs.push(shows);
  }
  expect(differs.toSorted()).toEqual([name, ...(alsoShown[name] ?? [])].toSorted());
});

async function me(sid: string | undefined): Promise<number> {
  return (await ask(server, 'GET /session/me', { headers: { cookie: `sid=${sid}` } })).status;
}

function keyIn(place: KeyPlace, key: string): Credential {
  if (place === 'query') return { query: `?api_key=${key}`, headers: {} };
  return { headers: place === 'header' ? { 'x-api-key': key } : { cookie: `api_key=${key}` } };
}
