import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** An empty project with the package as a user gets it: packed, and installed. */
export async function installedPackage(): Promise<AsyncDisposable & { readonly project: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-package-'));
  const project = join(folder, 'project');
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder], { cwd: resolve('.') });
  // The build of `prepare` may print before the JSON.
  const [packed]: { filename: string }[] = JSON.parse(stdout.slice(stdout.indexOf('[\n')));
  await mkdir(project, { recursive: true });
  await writeFile(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }');
  await execute('npm', ['install', '--no-audit', '--no-fund', join(folder, packed?.filename ?? '')], { cwd: project });
  return { project, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
