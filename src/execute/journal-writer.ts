import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import type { JournalLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** The journal's file name inside a run's folder. */
export const journalFile = 'results.ndjson';

const bufferBytes = 128 * 1024;
/** The most bytes that UTF-8 takes for a UTF-16 unit. */
const widest = 3;
const flushMs = 200;

/** Writes a run's journal as lines come. */
export interface JournalWriter {
  /** `text`: the line as JSON, where it is at hand. */
  readonly write: (line: JournalLine, text?: string) => void;
  /** Resolves when there is room again: a slow disk slows the run down instead of filling the memory. */
  readonly room: () => Promise<void>;
  /** Everything written so far reaches the file. */
  readonly close: () => Promise<void>;
}

/** Opens the journal of a new run. What was written survives a crash, up to the last fifth of a second. */
export async function journalWriter(folder: string): Promise<JournalWriter> {
  try {
    await mkdir(folder, { recursive: true });
    const stream = createWriteStream(join(folder, journalFile), { flags: 'wx', highWaterMark: 1024 * 1024 });
    await once(stream, 'open');
    let buffer = Buffer.allocUnsafe(bufferBytes);
    let used = 0;
    let full = false;
    const flush = () => {
      if (used === 0) return;
      full = !stream.write(buffer.subarray(0, used));
      buffer = Buffer.allocUnsafe(bufferBytes);
      used = 0;
    };
    const timer = setInterval(flush, flushMs);
    return {
      write: (line, text = JSON.stringify(line)) => {
        const mostBytes = text.length * widest + 1;
        if (mostBytes > buffer.length - used) flush();
        if (mostBytes > buffer.length) full = !stream.write(`${text}\n`);
        else used += buffer.write(`${text}\n`, used);
      },
      room: async () => {
        if (full && stream.writableNeedDrain) await once(stream, 'drain');
        full = false;
      },
      close: async () => {
        clearInterval(timer);
        flush();
        stream.end();
        await once(stream, 'close');
      },
    };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new RolecallError(
      'unwritable-folder',
      `${folder} cannot be written (${reason}): choose another folder with --output`,
      { cause },
    );
  }
}
