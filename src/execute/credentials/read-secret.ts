import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { SecretSource } from '../../model/credential.ts';

/** The process's environment, handed over by the command line. */
export type Variables = Readonly<Record<string, string | undefined>>;

type Read = { readonly secret: string } | { readonly problem: string };

const usualCommandMs = 30_000;

/** Reads a secret; what is missing comes back as the sentence that says so. A command has `commandMs` to print it. */
export async function readSecret(
  source: SecretSource,
  variables: Variables,
  { commandMs = usualCommandMs }: { readonly commandMs?: number } = {},
): Promise<Read> {
  if ('value' in source) return { secret: source.value };
  if ('command' in source) return await printed(source.command, { variables, commandMs });
  if ('env' in source) {
    const secret = variables[source.env]?.trim();
    return secret
      ? { secret }
      : {
          problem: `the environment variable ${source.env} is ${secret === '' ? 'empty' : 'not set'}: export ${source.env}=… before the run`,
        };
  }
  try {
    const secret = (await readFile(source.file, 'utf8')).trim();
    return secret ? { secret } : { problem: `the file ${source.file} is empty` };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unreadable';
    return { problem: `the file ${source.file} cannot be read (${reason})` };
  }
}

/** What a command prints. Its error output may hold secrets, and is not repeated. */
async function printed(
  [program = '', ...args]: readonly string[],
  { variables, commandMs }: { readonly variables: Variables; readonly commandMs: number },
): Promise<Read> {
  const named = `the command ${program}`;
  return await new Promise((resolve) => {
    execFile(program, args, { timeout: commandMs, killSignal: 'SIGKILL', env: { ...variables } }, (error, stdout) => {
      const secret = stdout.trim();
      if (error?.killed)
        resolve({ problem: `${named} did not end within ${commandMs / 1000} s: it must print the secret and end` });
      else if (error)
        resolve({ problem: `${named} failed (${error.code ?? error.signal ?? 'unknown'}): run it by hand` });
      else resolve(secret ? { secret } : { problem: `${named} printed nothing` });
    });
  });
}
