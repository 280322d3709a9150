import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Variables } from '../execute/credentials/read-secret.ts';

/** The process's environment, and what a `.env` beside rolecall.yaml adds to it: what is set already stays as it is. */
export function variables(config: string | undefined): Variables {
  const file = join(config === undefined ? '.' : dirname(config), '.env');
  try {
    return { ...parseEnv(readFileSync(file, 'utf8')), ...process.env };
  } catch {
    // There need not be one.
    return process.env;
  }
}
