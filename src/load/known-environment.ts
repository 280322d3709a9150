import { access } from 'node:fs/promises';
import type { Vocabulary } from '../model/vocabulary.ts';
import { chooseEnvironment } from './choose-environment.ts';
import { readFormat } from './read-format.ts';
import { readSource } from './source.ts';

/** The environment that rolecall.yaml knows under a name, or its only one; the rest of the contract need not exist yet. */
export async function knownEnvironment(
  config: string | undefined,
  { wanted, vocabulary }: { readonly wanted: string | undefined; readonly vocabulary: Vocabulary },
): Promise<{ readonly name: string; readonly target: string | undefined } | undefined> {
  const file = config ?? 'rolecall.yaml';
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (config === undefined && !exists) return undefined;
  const source = await readSource(file);
  // A shell that sends the output there has emptied it already.
  if (source.text.trim() === '') return undefined;
  const { rolecallFile } = await import('./formats/rolecall-file.ts');
  const read = readFormat(source, rolecallFile(vocabulary), { name: 'rolecall', vocabulary });
  if (wanted === undefined && Object.keys(read.environments ?? {}).length === 0) return undefined;
  const { name, written } = chooseEnvironment(read, source, wanted);
  return { name, target: written.target?.replace(/\/+$/, '') };
}
