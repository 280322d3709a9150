import type { FastifyInstance } from 'fastify';
import type { Answer } from '../answer.ts';
import type { BreakName } from '../breaks.ts';
import type { Authenticate } from '../caller.ts';
import { cookie } from '../cookie.ts';
import { jsonBody } from '../json-body.ts';
import { roles } from '../role.ts';
import { same } from '../same.ts';
import type { Secrets } from '../secrets.ts';
import { send } from '../serve-api.ts';
import type { IsBroken } from '../switches.ts';
import { noSession } from './session-family.ts';
import type { SessionStore } from './session-store.ts';

interface Parts {
  readonly sessions: SessionStore;
  readonly secrets: Secrets;
  readonly authenticate: Authenticate;
  readonly isBroken: IsBroken<BreakName>;
}

/** How a session starts, becomes somebody's, and ends. */
export function serveLogin(app: FastifyInstance, { sessions, secrets, authenticate, isBroken }: Parts): void {
  app.get('/login', async (request, reply) => {
    const known = sessions.find(cookie(request, 'sid') ?? '');
    const headers = known ? {} : setCookie(sessions.open().id);
    await send(reply, { status: 200, body: { loggedIn: known?.caller !== undefined }, headers });
  });

  app.post('/login', async (request, reply) => {
    const { name, password } = jsonBody(request.body);
    await send(reply, logIn(name, password, sessions.find(cookie(request, 'sid') ?? '')?.id));
  });

  app.post('/logout', async (request, reply) => {
    const found = authenticate(request);
    if ('refused' in found) return send(reply, found.refused);
    if (!isBroken('session-survives-logout')) sessions.end(cookie(request, 'sid') ?? '');
    return send(reply, { status: 204, headers: setCookie('', 'Max-Age=0') });
  });

  function logIn(name: unknown, password: unknown, old: string | undefined): Answer {
    if (typeof name !== 'string' || typeof password !== 'string') return { status: 400, body: { error: 'invalid' } };
    const role = roles.find((one) => secrets.users[one].name === name);
    if (!role || !same(password, secrets.users[role].password)) return { ...noSession, body: { error: 'bad_login' } };
    // A session id from before the login may be one that somebody else planted: it must not become the user's.
    const keptId = isBroken('session-survives-login') ? old : undefined;
    if (old !== undefined) sessions.end(old);
    const { id, csrf } = sessions.open({ name, role }, keptId);
    return { status: 200, body: { csrf }, headers: setCookie(id) };
  }
}

function setCookie(sid: string, ...more: readonly string[]) {
  return { 'set-cookie': [`sid=${sid}`, 'Path=/session', 'HttpOnly', 'SameSite=Lax', ...more].join('; ') };
}
