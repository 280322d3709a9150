import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { RolecallError } from '../../model/rolecall-error.ts';

/** A file of the page as a browser reads it: every end of line is the same, and so is its hash. */
export async function assetText(url: string): Promise<string> {
  const file = fileURLToPath(url);
  try {
    return (await readFile(file, 'utf8')).replaceAll(/\r\n?/g, '\n');
  } catch (cause) {
    throw new RolecallError(
      'unreadable-file',
      `${file} cannot be read, and the html report needs it: npm run build makes it`,
      { cause },
    );
  }
}
