import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

interface Start {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** Asks it to end. */
  readonly signal: NodeJS.Signals;
  /** Resolves once it answers; rejects while it does not. */
  readonly ready: () => Promise<unknown>;
  readonly withinMs?: number;
}

/** Starts a program and waits until it answers. Disposing ends it, by its process id. */
export async function startProcess(
  [program = '', ...args]: readonly string[],
  { signal, ready, withinMs = 90_000, ...options }: Start,
): Promise<AsyncDisposable> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  }
  let ended = false;
  const end = once(child, 'exit')
    .catch((error: unknown) => (said += String(error)))
    .finally(() => (ended = true));
  // Should this process end early, it takes the program with it.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await using started = new AsyncDisposableStack();
  started.defer(async () => {
    const patience = setTimeout(kill, 10_000);
    child.kill(signal);
    await end;
    clearTimeout(patience);
    process.off('exit', kill);
  });

  const until = performance.now() + withinMs;
  while (!(await answers(ready))) {
    if (ended || performance.now() > until) throw new Error(`${program} did not start:\n${said}`);
    await pause(50);
  }
  return started.move();
}

async function answers(ready: () => Promise<unknown>): Promise<boolean> {
  try {
    await ready();
    return true;
  } catch {
    return false;
  }
}
