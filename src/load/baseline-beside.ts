import { access } from 'node:fs/promises';
import type { Contract } from '../model/contract.ts';
import { inFolder } from './in-folder.ts';

/** Stands next to rolecall.yaml unless that names another file. */
const defaultFile = 'rolecall.lock.json';

/** Where the baseline stands. Whoever only plans need not wait for it to be read; a file that is named and is not there only warns. */
export async function baselineBeside(
  named: string | undefined,
  { folder, where }: { readonly folder: string; readonly where: () => string },
): Promise<{ readonly baseline: NonNullable<Contract['baseline']>; readonly warnings: readonly string[] }> {
  const file = inFolder(folder, named ?? defaultFile);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  const missing = named !== undefined && !exists;
  const warning = () => `${where()}${file} is not there: write it with rolecall run --update-lock.`;
  return { baseline: { file, exists }, warnings: missing ? [warning()] : [] };
}
