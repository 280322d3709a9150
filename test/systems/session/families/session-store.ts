import { randomBytes } from 'node:crypto';
import type { Caller } from '../caller.ts';

/** A session; of nobody until somebody logs in. */
interface Session {
  readonly id: string;
  readonly csrf: string;
  readonly caller?: Caller;
}

/** The sessions that are alive. */
export interface SessionStore {
  readonly open: (caller?: Caller, id?: string) => Session;
  readonly find: (id: string) => Session | undefined;
  readonly end: (id: string) => void;
}

/** An empty store. */
export function openSessions(): SessionStore {
  const sessions = new Map<string, Session>();
  return {
    open: (caller, id = random()) => {
      const session = { id, csrf: random(), ...(caller && { caller }) };
      sessions.set(id, session);
      return session;
    },
    find: (id) => sessions.get(id),
    end: (id) => sessions.delete(id),
  };
}

function random(): string {
  return randomBytes(24).toString('base64url');
}
