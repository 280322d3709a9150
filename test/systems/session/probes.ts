import { ask, logIn } from './ask.ts';
import type { BreakName } from './breaks.ts';
import type { Role } from './role.ts';
import type { SessionServer } from './start-session-server.ts';

const tag = { name: 'light' };

/** For each break the request that shows it; resolves to the status of the answer. */
export const probes: Readonly<Record<BreakName, (server: SessionServer) => Promise<number>>> = {
  'session-survives-logout': async (server) => {
    const { sid, csrf } = await logIn(server, 'writer');
    const headers = { cookie: `sid=${sid}`, 'x-csrf-token': csrf };
    await ask(server, 'POST /session/logout', { headers });
    return tagBy(server, 'session', headers);
  },
  'session-survives-login': async (server) => {
    const { sid } = await logIn(server, 'writer');
    await logIn(server, 'writer', sid);
    const { status } = await ask(server, 'GET /session/me', { headers: { cookie: `sid=${sid}` } });
    return status;
  },
  'accepts-any-session': (server) => tagBy(server, 'session', { cookie: 'sid=nobody-gave-this' }),
  'accepts-missing-session': (server) => tagBy(server, 'session', {}),
  'csrf-unchecked': async (server) =>
    tagBy(server, 'session', { cookie: `sid=${(await logIn(server, 'writer')).sid}` }),
  'csrf-any-value': async (server) => {
    const { sid } = await logIn(server, 'writer');
    return tagBy(server, 'session', { cookie: `sid=${sid}`, 'x-csrf-token': 'any' });
  },
  'key-in-any-place': (server) => tagBy(server, 'key', { 'x-api-key': server.secrets.keys.cookie.writer }),
  'key-in-query-too': async (server) =>
    (await ask(server, `POST /key/tags?api_key=${server.secrets.keys.header.writer}`, { body: tag })).status,
  'accepts-any-key': (server) =>
    tagBy(server, 'key', { 'x-api-key': 'x'.repeat(server.secrets.keys.header.writer.length) }),
  'accepts-key-prefix': (server) => tagBy(server, 'key', { 'x-api-key': `${server.secrets.keys.header.writer}x` }),
  'basic-password-unchecked': (server) => tagBy(server, 'basic', basic(server, 'writer', { password: 'wrong' })),
  'basic-accepts-empty-password': (server) => tagBy(server, 'basic', basic(server, 'writer', { password: '' })),
  'accepts-bearer-scheme': (server) => tagBy(server, 'basic', basic(server, 'writer', { scheme: 'Bearer' })),
  'case-sensitive-basic': (server) => tagBy(server, 'basic', basic(server, 'writer', { scheme: 'basic' })),
  'no-role-check': (server) => tagBy(server, 'key', { 'x-api-key': server.secrets.keys.header.reader }),
};

/** The header of HTTP Basic, right where nothing else is asked for. */
export function basic(
  { secrets: { users } }: SessionServer,
  role: Role,
  { scheme = 'Basic', password = users[role].password }: { readonly scheme?: string; readonly password?: string } = {},
): Readonly<Record<string, string>> {
  return { authorization: `${scheme} ${Buffer.from(`${users[role].name}:${password}`).toString('base64')}` };
}

async function tagBy(server: SessionServer, family: string, headers: Readonly<Record<string, string>>) {
  return (await ask(server, `POST /${family}/tags`, { headers, body: tag })).status;
}
