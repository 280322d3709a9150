import { signToken } from '../sign-token.ts';
import type { Operation } from '../operation.ts';
import { problems } from '../problems.ts';
import { text } from '../text.ts';

const lifetimeS = 900;

/** Logging in, going on, and being told who one is. */
export const sessions: readonly Operation[] = [
  {
    id: 'POST /sessions',
    needs: { login: 'string', password: 'string' },
    act: ({ body, store, settings, state, address }) => {
      const nowMs = Date.now();
      const last = state.logins.get(address);
      const window = last && nowMs - last.sinceMs < 60_000 ? last : { count: 0, sinceMs: nowMs };
      window.count += 1;
      state.logins.set(address, window);
      if (window.count > settings.logins) return problems.tooMany(Math.ceil((window.sinceMs + 60_000 - nowMs) / 1000));
      const member = store.find('members', { id: String(body['login']) });
      if (!member || body['password'] !== 'desk') return problems.invalid('Login or password is wrong.');
      const claims = { sub: member['id'], roles: String(member['roles']).split(' '), tenant: member['tenantId'] };
      return { status: 201, body: { token: fresh(claims, settings.key) } };
    },
  },
  {
    id: 'POST /sessions/refresh',
    demand: { action: 'refresh', on: 'Session' },
    takes: { role: ['viewer', 'agent', 'manager', 'admin', 'auditor', 'customer'] },
    demands: ({ body: { role } }) => (role === undefined ? [] : [{ action: 'become', on: text(role) }]),
    act: ({ body: { role }, caller, settings }) => {
      const roles = role === undefined ? caller.roles : [role];
      return {
        status: 200,
        body: { token: fresh({ sub: caller.id, roles, tenant: caller.tenant }, settings.key), roles },
      };
    },
  },
  {
    id: 'GET /me',
    demand: { action: 'refresh', on: 'Session' },
    act: ({ caller }) => ({ status: 200, body: caller }),
  },
  { id: 'GET /health', act: () => ({ status: 200, body: { up: true } }) },
];

function fresh(claims: Readonly<Record<string, unknown>>, key: string): string {
  return signToken({ ...claims, exp: Math.floor(Date.now() / 1000) + lifetimeS }, key);
}
