import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program that runs, and the first line that it printed. */
export interface Child extends AsyncDisposable {
  readonly said: string;
}

/** Starts a program of this folder and waits for its first line. Disposing ends it, by its own process id. */
export async function startChild(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Child> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: import.meta.dirname,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  // Should this process end early, it takes the program with it.
  process.once('exit', kill);
  const exit = once(child, 'exit').finally(() => process.off('exit', kill));
  const lines = createInterface({ input: child.stdout });
  const first: unknown[] | undefined = await Promise.race([once(lines, 'line'), exit.then(() => undefined)]);
  if (!first) throw new Error(`${program} ended before it listened`);
  return {
    said: String(first[0]),
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await exit;
    },
  };
}
