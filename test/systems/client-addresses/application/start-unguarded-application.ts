import type { ApplicationOptions } from './application-options.ts';
import { startApplication, type StartedApplication } from './start-application.ts';

/** Starts an application that leaves addresses to the gateway before it, and echoes the one that the gateway saw. */
export async function startUnguardedApplication({
  tokens,
}: Pick<ApplicationOptions, 'tokens'>): Promise<StartedApplication> {
  return startApplication({ tokens, addressFrom: 'trusted-proxy', header: 'x-client-address', proxy: '127.0.0.1' });
}
