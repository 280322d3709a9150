import { expiredTokens } from './expired-tokens.ts';
import { installUnleash } from './install-unleash.ts';
import { freePort } from './free-port.ts';
import { startPostgres } from './start-postgres.ts';
import { startProcess } from './start-process.ts';

/** Tokens that Unleash is told to begin with: `project:environment.secret`. */
const tokens = {
  adminToken: '*:*.admintoken0000000000000000000000',
  clientToken: 'default:development.backendtoken00000000000000',
  frontendToken: 'default:development.frontendtoken0000000000000',
};

/** An Unleash that runs, and the tokens that it knows. */
export type Unleash = AsyncDisposable &
  typeof tokens &
  Awaited<ReturnType<typeof expiredTokens>> & { readonly url: string };

/** Starts Unleash with a PostgreSQL of its own, both as processes on loopback ports that end when it is disposed of. */
export async function startUnleash({ port = 0 }: { readonly port?: number } = {}): Promise<Unleash> {
  const script = await installUnleash();
  await using made = new AsyncDisposableStack();
  const postgres = made.use(await startPostgres());
  const own = await freePort(port);
  const url = `http://127.0.0.1:${own}`;
  made.use(
    await startProcess([process.execPath, script], {
      cwd: import.meta.dirname,
      env: {
        NODE_ENV: 'production',
        TZ: 'UTC',
        DATABASE_URL: postgres.url,
        DATABASE_SSL: 'false',
        HTTP_HOST: '127.0.0.1',
        HTTP_PORT: String(own),
        UNLEASH_URL: url,
        CHECK_VERSION: 'false',
        SEND_TELEMETRY: 'false',
        INIT_ADMIN_API_TOKENS: tokens.adminToken,
        INIT_BACKEND_API_TOKENS: tokens.clientToken,
        INIT_FRONTEND_API_TOKENS: tokens.frontendToken,
        ...generous,
      },
      signal: 'SIGTERM',
      ready: async () => {
        const { ok } = await fetch(`${url}/health`);
        if (!ok) throw new Error('not yet');
      },
    }),
  );
  const expired = await expiredTokens(postgres.url);
  const stack = made.move();
  return { ...tokens, ...expired, url, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** A run logs in and creates users more often than people do. */
const generous = {
  CREATE_USER_RATE_LIMIT_PER_MINUTE: '100000',
  SIMPLE_LOGIN_LIMIT_PER_MINUTE: '100000',
  AUTHENTICATION_RATE_LIMIT_PER_MINUTE: '100000',
  PASSWORD_RESET_LIMIT_PER_MINUTE: '100000',
  MAX_PARALLEL_SESSIONS: '100',
};
