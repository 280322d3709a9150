import type { FastifyRequest } from 'fastify';
import type { BreakName } from '../breaks.ts';
import type { Authenticate, Caller } from '../caller.ts';
import { cookie } from '../cookie.ts';
import { same } from '../same.ts';
import type { IsBroken } from '../switches.ts';
import type { SessionStore } from './session-store.ts';

/** The answer where there is no session; RFC 9110, section 15.5.2, wants a challenge with it. */
export const noSession = {
  status: 401,
  body: { error: 'no_session' },
  headers: { 'www-authenticate': 'Session realm="posts"' },
};

const guest: Caller = { name: 'guest', role: 'writer' };

/** Callers by a session, which must prove with each POST that it is their own page that sends it. */
export function sessionFamily(sessions: SessionStore, isBroken: IsBroken<BreakName>): Authenticate {
  return (request) => {
    const sid = cookie(request, 'sid');
    const session = sid === undefined ? undefined : sessions.find(sid);
    // Nothing is known of such a session, so there is no CSRF token that a broken server could compare.
    const letIn = isBroken(sid === undefined ? 'accepts-missing-session' : 'accepts-any-session');
    if (!session && letIn) return { caller: guest };
    if (!session?.caller) return { refused: noSession };
    if (request.method === 'POST' && !isOwnPage(request, session.csrf, isBroken)) {
      return { refused: { status: 403, body: { error: 'csrf' } } };
    }
    return { caller: session.caller };
  };
}

/** The synchronizer token: another site's page can send the cookie, and cannot read what the session's token is. */
function isOwnPage({ headers }: FastifyRequest, csrf: string, isBroken: IsBroken<BreakName>): boolean {
  if (isBroken('csrf-unchecked')) return true;
  const given = headers['x-csrf-token'];
  return typeof given === 'string' && (isBroken('csrf-any-value') || same(given, csrf));
}
