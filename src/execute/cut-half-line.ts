import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { journalFile, noJournal } from './journal-file.ts';

const chunkBytes = 64 * 1024;

/** Takes off what stands after the last line break of a journal: a line that was cut off. */
export async function cutHalfLine(folder: string): Promise<void> {
  const handle = await open(join(folder, journalFile), 'r+').catch((cause: unknown) => {
    throw noJournal(folder, cause);
  });
  try {
    const { size } = await handle.stat();
    const end = await endOfLines(size, (buffer, from) => handle.read(buffer, 0, buffer.length, from));
    if (end < size) await handle.truncate(end);
  } finally {
    await handle.close();
  }
}

async function endOfLines(
  size: number,
  read: (buffer: Buffer, from: number) => Promise<{ readonly bytesRead: number }>,
): Promise<number> {
  for (let end = size; end > 0; end -= chunkBytes) {
    const from = Math.max(end - chunkBytes, 0);
    const buffer = Buffer.alloc(end - from);
    await read(buffer, from);
    const at = buffer.lastIndexOf('\n');
    if (at >= 0) return from + at + 1;
  }
  return 0;
}
