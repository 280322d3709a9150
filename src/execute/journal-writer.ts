import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import type { JournalLine } from '../model/journal.ts';
import type { RolecallError } from '../model/rolecall-error.ts';
import { journalFile } from './journal-file.ts';
import { unwritable } from './unwritable.ts';

const bufferBytes = 128 * 1024;
/** The most bytes that UTF-8 takes for a UTF-16 unit. */
const widest = 3;
const newLine = 0x0a;
const flushMs = 200;

/** Writes a run's journal as lines come. */
export interface JournalWriter {
  /** `text`: the line as JSON, where it is at hand. */
  readonly write: (line: JournalLine, text?: string) => void;
  /** Resolves when there is room again: a slow disk slows the run down instead of filling the memory. Rejects when it is full. */
  readonly room: () => Promise<void> | undefined;
  /** Everything written so far reaches the file. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the journal of a new run; `again`: that of a run that goes on. What was written survives a crash, up to the last
 * fifth of a second.
 */
export async function journalWriter(folder: string, { again = false } = {}): Promise<JournalWriter> {
  try {
    const file = join(folder, journalFile);
    await mkdir(folder, { recursive: true });
    const stream = createWriteStream(file, { flags: again ? 'a' : 'wx', highWaterMark: 1024 * 1024 });
    await once(stream, 'open');
    return writerOf(stream, folder);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

function writerOf(stream: WriteStream, folder: string): JournalWriter {
  let buffer = Buffer.allocUnsafe(bufferBytes);
  let used = 0;
  let draining: Promise<void> | undefined;
  let failure: RolecallError | undefined;
  stream.on('error', (cause) => (failure ??= unwritable(folder, cause)));
  const keep = (chunk: Buffer | string) => {
    // Every lane waits for the same promise.
    if (!stream.write(chunk)) draining ??= drained(stream).then(() => (draining = undefined));
  };
  const flush = () => {
    if (used === 0) return;
    keep(buffer.subarray(0, used));
    buffer = Buffer.allocUnsafe(bufferBytes);
    used = 0;
  };
  const timer = setInterval(flush, flushMs);
  const assertWritten = () => {
    if (failure) throw failure;
  };
  return {
    write: (line, text = JSON.stringify(line)) => {
      const mostBytes = text.length * widest + 1;
      if (mostBytes > buffer.length - used) flush();
      if (mostBytes > buffer.length) keep(`${text}\n`);
      else {
        used += buffer.write(text, used);
        buffer[used++] = newLine;
      }
    },
    room: () => {
      assertWritten();
      return draining?.then(assertWritten);
    },
    close: async () => {
      clearInterval(timer);
      flush();
      stream.end();
      if (!stream.closed) await new Promise<void>((resolve) => stream.once('close', () => resolve()));
      assertWritten();
    },
  };
}

/** A stream that failed never drains: it closes. */
async function drained(stream: WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}
