import { RolecallError } from '../../model/rolecall-error.ts';
import { readSource, type Source } from '../source.ts';
import { isWfc } from './is-wfc.ts';

/** The WFC `auth.yaml` that is to be imported, told by its content; it comes alone. */
export async function wfcAmong(files: readonly string[]): Promise<Source | undefined> {
  const sources = await Promise.all(files.map((file) => readSource(file)));
  const found = sources.find(({ text }) => isWfc(text));
  if (found && sources.length > 1)
    throw new RolecallError(
      'bad-usage',
      `${found.file}:1:1 this is a WFC auth.yaml, which becomes principals and no requests: import it by itself.`,
    );
  return found;
}
