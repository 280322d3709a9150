import { readFileSync } from 'node:fs';
import type { SecretSource } from '../../model/environment.ts';

/** The process's environment, handed over by the command line. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Reads a secret; what is missing comes back as the sentence that says so. */
export function readSecret(
  source: SecretSource,
  variables: Variables,
): { readonly secret: string } | { readonly problem: string } {
  if ('value' in source) return { secret: source.value };
  if ('env' in source) {
    const secret = variables[source.env]?.trim();
    return secret
      ? { secret }
      : {
          problem: `the environment variable ${source.env} is ${secret === '' ? 'empty' : 'not set'}: export ${source.env}=… before the run`,
        };
  }
  try {
    const secret = readFileSync(source.file, 'utf8').trim();
    return secret ? { secret } : { problem: `the file ${source.file} is empty` };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    return { problem: `the file ${source.file} cannot be read (${reason})` };
  }
}
