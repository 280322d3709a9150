import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { root } from './rolecall.ts';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** A run that is slow enough to be interrupted: its first operation has finished when it resolves. */
async function underWay(): Promise<{
  readonly child: ReturnType<typeof spawn>;
  readonly text: { stdout: string; stderr: string };
}> {
  const output = await mkdtemp(join(tmpdir(), 'rolecall-interrupt-'));
  const child = spawn(process.execPath, [cli, 'run', '--output', output, '--rps', '20', '--concurrency', '1'], {
    cwd: root,
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text.stdout += part));
  await new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      text.stderr += part;
      if (/^\d+\/\d+ operations/m.test(text.stderr)) resolve();
    });
  });
  return { child, text };
}

test('after Ctrl-C what had finished is reported, with exit code 130', async () => {
  const { child, text } = await underWay();
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([130, null]);
  expect(text.stdout).toMatch(/^Interrupted: /);
  expect(text.stdout).toContain('OPERATIONS × ROLES');
  expect(text.stderr).toContain('Ctrl-C again stops at once');
});
