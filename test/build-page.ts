import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
    execFileSync(process.execPath, [join(root, 'src/page/bundle.js'), folder], { stdio: 'pipe' });
    for (const name of readdirSync(folder)) renameSync(join(folder, name), join(root, 'dist/page', name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
