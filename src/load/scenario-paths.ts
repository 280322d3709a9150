import { glob } from 'node:fs/promises';
import { inFolder } from './in-folder.ts';

/** The scenario files that the patterns name, each once, in the order of the patterns; wildcards that find nothing only warn. */
export async function scenarioPaths(
  patterns: readonly string[],
  { folder, where }: { readonly folder: string; readonly where: string },
): Promise<{ readonly files: readonly string[]; readonly warnings: readonly string[] }> {
  const files = new Set<string>();
  const warnings: string[] = [];
  for (const pattern of patterns) {
    // A name without wildcards must exist: reading it says so.
    const found: string[] = [];
    if (/[*?[{]/.test(pattern)) for await (const file of glob(pattern, { cwd: folder })) found.push(file);
    else found.push(pattern);
    for (const file of found.toSorted((a, b) => (a < b ? -1 : 1))) files.add(inFolder(folder, file));
    if (found.length === 0)
      warnings.push(
        `${where} no scenario file matches "${pattern}", relative to ${folder === '.' ? 'where rolecall was started' : folder}.`,
      );
  }
  return { files: [...files], warnings };
}
