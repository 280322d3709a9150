import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/** A server that runs until it is disposed of. */
export interface StartedServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts a server as a process of its own; its first line is its URL. */
export async function startServer(
  script: string,
  { args = [], env }: { readonly args?: readonly string[]; readonly env: Readonly<Record<string, string>> },
): Promise<StartedServer> {
  const server = spawn(process.execPath, [script, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const exit = once(server, 'exit');
  // Should this process end early, it takes the server with it.
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  for await (const url of createInterface({ input: server.stdout })) {
    return {
      url,
      [Symbol.asyncDispose]: async () => {
        server.kill();
        await exit;
        process.off('exit', kill);
      },
    };
  }
  process.off('exit', kill);
  throw new Error(`${script} did not start: ${String(await exit)}`);
}
