import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RolecallError } from '../model/rolecall-error.ts';

/** Writes a text of any length into a file, making its folder. */
export async function writeReport(
  parts: AsyncIterable<string>,
  file: string,
  option = '--reporter NAME=FILE',
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.from(parts), createWriteStream(file));
  } catch (cause) {
    if (cause instanceof RolecallError) throw cause;
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new RolecallError(
      'unwritable-folder',
      `${file} cannot be written (${reason}). Name another file: ${option}`,
      { cause },
    );
  }
}
