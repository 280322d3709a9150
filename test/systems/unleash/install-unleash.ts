import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = import.meta.dirname;

/**
 * Installs the locked Unleash beside this file, unless it is there already, and answers with the script that runs it.
 * Without install scripts: they would only compile natively what has a fallback, and an npmrc with `nodedir` breaks that.
 */
export async function installUnleash(): Promise<string> {
  // npm writes this file last, so that an install that was interrupted is done again.
  const complete = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(complete)) {
    try {
      await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
    } catch (error) {
      await rm(complete, { force: true });
      throw new Error(`npm ci in ${folder} failed`, { cause: error });
    }
  }
  return join(folder, 'node_modules', 'unleash-server', 'dist', 'server.js');
}
