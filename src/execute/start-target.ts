import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { RolecallError } from '../model/rolecall-error.ts';

/** A system under test that Rolecall started. */
export interface StartedTarget {
  readonly stop: () => Promise<void>;
}

const keptOutput = 2_000;

/** Starts the system under test and waits until its `ready` path answers; it is stopped with everything that it started itself. */
export async function startTarget(
  { command, ready }: { readonly command: readonly string[]; readonly ready: string },
  {
    target,
    timeoutMs,
    variables,
    signal,
    redact,
    authorities,
  }: {
    target: string;
    timeoutMs: number;
    variables: Readonly<Record<string, string | undefined>>;
    signal: AbortSignal;
    /** A target that fails may well say with which secrets. */
    redact: (text: string) => string;
    /** PEM of the authorities that the target's certificate is from. */
    authorities?: string | undefined;
  },
): Promise<StartedTarget> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...variables } });
  let output = '';
  let ended: string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-keptOutput)));
  }
  child.on('error', (error) => (ended ??= error.message));
  child.on('exit', (code, by) => (ended ??= `it ended with ${by ?? `code ${code}`}`));
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    kill(child.pid, 'SIGTERM');
    for (let waitedMs = 0; waitedMs < 5_000 && child.exitCode === null && child.signalCode === null; waitedMs += 20)
      await sleep(20);
    if (child.exitCode === null && child.signalCode === null) kill(child.pid, 'SIGKILL');
  };
  const url = target.replace(/\/$/, '') + ready;
  const deadline = performance.now() + timeoutMs;
  const dispatcher = authorities === undefined ? undefined : new Agent({ connect: { ca: authorities } });
  while (!(await answers(url, dispatcher))) {
    if (ended !== undefined || signal.aborted || performance.now() > deadline) {
      await stop();
      const why = ended ?? `${url} did not answer within ${timeoutMs / 1000} s`;
      throw new RolecallError(
        'start-failed',
        `the system under test (${command.join(' ')}) is not ready: ${why}${redact(lastLine(output))}`,
      );
    }
    await sleep(50);
  }
  await dispatcher?.destroy();
  return { stop };
}

async function answers(url: string, dispatcher: Agent | undefined): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, {
      headersTimeout: 1_000,
      bodyTimeout: 1_000,
      ...(dispatcher && { dispatcher }),
    });
    await body.dump();
    return statusCode < 500;
  } catch {
    return false;
  }
}

/** The whole process group: `npm run serve` is a shell around the server. */
function kill(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, name);
  } catch {
    // Already gone.
  }
}

function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1);
  return line ? `; its last words: ${line}` : '';
}
