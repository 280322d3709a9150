import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes a text of any length as fast as its reader takes it; stops when the reader has gone. */
export async function print(
  parts: AsyncIterable<string> | Iterable<string>,
  stream: Writable = process.stdout,
): Promise<void> {
  for await (const part of parts) {
    if (!stream.writable) return;
    if (stream.write(part)) continue;
    await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => {});
  }
}
