import { parseArgs } from 'node:util';
import fastify from 'fastify';
import { breaks } from './breaks.ts';
import { basicFamily } from './families/basic-family.ts';
import { keyFamily } from './families/key-family.ts';
import { serveLogin } from './families/login.ts';
import { sessionFamily } from './families/session-family.ts';
import { openSessions } from './families/session-store.ts';
import type { Secrets } from './secrets.ts';
import { serveApi } from './serve-api.ts';
import { switches } from './switches.ts';

// One API behind three families of credentials: cookie sessions, keys, HTTP Basic. It shares no code with src, and can
// be told to break: node test/systems/session/session-server.ts --port 0 --break csrf-unchecked

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, break: { type: 'string', multiple: true, default: [] } },
});
const isBroken = switches(breaks, values.break);

const given = process.env['SESSION_SERVER_SECRETS'];
if (given === undefined) throw new Error('SESSION_SERVER_SECRETS must hold users and keys as JSON');
const secrets = JSON.parse(given) as Secrets;

const app = fastify();
// A body stays text until the caller is known, or else bad JSON would be answered before a bad credential.
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));

const sessions = openSessions();
const bySession = sessionFamily(sessions, isBroken);
await app.register(
  async (below) => {
    serveLogin(below, { sessions, secrets, authenticate: bySession, isBroken });
    serveApi(below, bySession, isBroken);
  },
  { prefix: '/session' },
);
await app.register(async (below) => serveApi(below, keyFamily(secrets, isBroken), isBroken), { prefix: '/key' });
await app.register(async (below) => serveApi(below, basicFamily(secrets, isBroken), isBroken), { prefix: '/basic' });

console.log(await app.listen({ host: '127.0.0.1', port: Number(values.port) }));
