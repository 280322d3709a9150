import { writeFile as write } from 'node:fs/promises';
import { RolecallError } from '../model/rolecall-error.ts';

/** Writes a file of the user's; where it cannot be, one line says why and which key of rolecall.yaml names another. */
export async function writeFile(file: string, text: string, key: 'coverage' | 'baseline'): Promise<void> {
  try {
    await write(file, text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new RolecallError(
      'unwritable-folder',
      `${file} cannot be written (${reason}). Name another one: \`${key}: FILE\``,
      { cause },
    );
  }
}
