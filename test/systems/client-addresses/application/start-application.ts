import { join } from 'node:path';
import { startServer } from '../../session/start-server.ts';
import type { StartedVariant } from '../started-variant.ts';
import type { ApplicationOptions } from './application-options.ts';

/** The application, and the tokens that it knows. */
export interface StartedApplication extends StartedVariant, Pick<ApplicationOptions, 'tokens'> {}

/** Starts the application as a process on a free port. */
export async function startApplication(options: ApplicationOptions): Promise<StartedApplication> {
  const started = await startServer(join(import.meta.dirname, 'application-server.ts'), {
    env: { ADDRESS_APPLICATION: JSON.stringify(options) },
  });
  const ipv6Url = started.url.replace('127.0.0.1', '[::1]');
  return { ...started, ...(options.ipv6 && { ipv6Url }), tokens: options.tokens };
}
