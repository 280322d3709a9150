import { access } from 'node:fs/promises';
import type { Contract } from '../model/contract.ts';
import type { Vocabulary } from '../model/vocabulary.ts';
import { inFolder } from './in-folder.ts';
import { readFormat } from './read-format.ts';
import { readSource } from './source.ts';

/** Stands next to rolecall.yaml unless that names another file. */
const defaultFile = 'rolecall.coverage.json';

/** The coverage baseline where it stands; a file that is named and is not there only warns, because the first run has yet to write it. */
export async function coverageBaseline(
  named: string | undefined,
  {
    folder,
    where,
    vocabulary,
  }: { readonly folder: string; readonly where: () => string; readonly vocabulary: Vocabulary },
): Promise<{ readonly coverage: NonNullable<Contract['coverage']>; readonly warnings: readonly string[] }> {
  const file = inFolder(folder, named ?? defaultFile);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) {
    if (named === undefined) return { coverage: { file, unproven: undefined }, warnings: [] };
    const warning = `${where()}${file} is not there: write it with rolecall run --update-coverage.`;
    return { coverage: { file, unproven: undefined }, warnings: [warning] };
  }
  const { coverageFile } = await import('./formats/coverage-file.ts');
  const { unproven = {} } = readFormat(await readSource(file), coverageFile, { name: 'coverage', vocabulary });
  return { coverage: { file, unproven: Object.keys(unproven) }, warnings: [] };
}
