import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = import.meta.dirname;
const installed = join(folder, 'node_modules');
const cache = join(folder, '..', '..', '..', 'node_modules', '.cache');

/**
 * Installs the locked oidc-provider beside this file, unless it is there already. It is installed elsewhere and moved here in
 * one step, because test files that run at the same time may want it at the same time.
 */
export async function installProvider(): Promise<void> {
  if (existsSync(installed)) return;
  await mkdir(cache, { recursive: true });
  const made = await mkdtemp(join(cache, 'identity-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) await cp(join(folder, name), join(made, name));
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: made });
    await rename(join(made, 'node_modules'), installed).catch((error: unknown) => {
      // Another one was faster.
      if (!existsSync(installed)) throw error;
    });
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
