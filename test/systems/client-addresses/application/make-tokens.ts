import { randomBytes } from 'node:crypto';
import type { ApplicationOptions } from './application-options.ts';

/** A token for each role, which nobody else knows. */
export function makeTokens(): ApplicationOptions['tokens'] {
  return { viewer: randomBytes(24).toString('base64url'), admin: randomBytes(24).toString('base64url') };
}
