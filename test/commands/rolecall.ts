import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the package, from which commands are run unless they say otherwise. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a command line ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line from its sources, as a process of its own. */
export function rolecall(
  args: readonly string[],
  {
    nodeArgs = [],
    cwd = root,
    env = {},
  }: {
    readonly nodeArgs?: readonly string[];
    readonly cwd?: string;
    /** Beside the variables of the tests. */
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...nodeArgs, fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), ...args],
      { cwd, env: { ...process.env, ...env } },
    );
    const text = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text.stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text.stderr += part));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...text }));
  });
}
