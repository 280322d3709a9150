import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the page of the audit report before the tests, so that they see the page of these sources. It is made beside and
 * moved into its place: whoever reads it meanwhile, another run of tests for instance, has the old one or the new one.
 */
export function setup(): void {
  mkdirSync(join(root, 'dist/page'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'page-'));
  try {
    symlinkSync(join(root, 'src'), join(folder, 'src'), 'junction');
    const cli = join(dirname(createRequire(import.meta.url).resolve('rolldown/package.json')), 'bin/cli.mjs');
    execFileSync(process.execPath, [cli, '--config', 'src/page/rolldown.config.js'], { cwd: folder, stdio: 'pipe' });
    const made = join(folder, 'dist/page');
    for (const name of readdirSync(made)) renameSync(join(made, name), join(root, 'dist/page', name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
