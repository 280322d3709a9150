import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { RolecallError } from '../../model/rolecall-error.ts';
import { mappingOf } from '../document/record.ts';

/** Writes a scenario file; one that exists stays as it is unless it may be replaced. */
export async function writeScenarios(
  file: string,
  text: string,
  { force }: { readonly force: boolean },
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unwritable';
    const exists = `${file} exists already and is not overwritten: name another file with --output, or add --force.`;
    const message =
      code === 'EEXIST'
        ? exists
        : `${file} cannot be written (${code}). Does the folder exist, and may you write to it?`;
    throw new RolecallError('unwritable-folder', message, { cause });
  }
}

/** The operations that a scenario file declares requests for, as written; none where it does not exist or cannot be read. */
export async function declaredIn(file: string): Promise<ReadonlySet<string>> {
  try {
    const written: unknown = parse(await readFile(file, 'utf8'));
    return new Set(Object.keys(mappingOf(mappingOf(written)['requests'])));
  } catch {
    return new Set();
  }
}
