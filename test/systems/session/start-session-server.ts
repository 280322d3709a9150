import { join } from 'node:path';
import type { BreakName } from './breaks.ts';
import { makeSecrets, type Secrets } from './secrets.ts';
import { startServer, type StartedServer } from './start-server.ts';

/** The session server, with what a caller must know. */
export interface SessionServer extends StartedServer {
  readonly secrets: Secrets;
}

/** Starts it with secrets of its own, broken as told. */
export async function startSessionServer(...broken: readonly BreakName[]): Promise<SessionServer> {
  const secrets = makeSecrets();
  const started = await startServer(join(import.meta.dirname, 'session-server.ts'), {
    args: broken.flatMap((name) => ['--break', name]),
    env: { SESSION_SERVER_SECRETS: JSON.stringify(secrets) },
  });
  return { ...started, secrets };
}
