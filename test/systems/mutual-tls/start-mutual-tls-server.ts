import { join } from 'node:path';
import { startServer, type StartedServer } from '../session/start-server.ts';
import type { BreakName } from './breaks.ts';
import type { Certificates } from './make-certificates.ts';

/** How the server is to be. */
export interface MutualTlsOptions {
  readonly broken?: readonly BreakName[];
  readonly rejectAtHandshake?: boolean;
}

/** Starts the server with certificates that outlive it. */
export async function startMutualTlsServer(
  { authority, server }: Pick<Certificates, 'authority' | 'server'>,
  { broken = [], rejectAtHandshake = false }: MutualTlsOptions = {},
): Promise<StartedServer> {
  return startServer(join(import.meta.dirname, 'mutual-tls-server.ts'), {
    args: [...broken.flatMap((name) => ['--break', name]), ...(rejectAtHandshake ? ['--reject-at-handshake'] : [])],
    env: {
      MUTUAL_TLS_AUTHORITY: authority,
      MUTUAL_TLS_CERTIFICATE: server.certificate,
      MUTUAL_TLS_KEY: server.key,
    },
  });
}
