import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type JournalLine, journalLine } from '../model/journal.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { journalFile, noJournal } from './journal-file.ts';

/**
 * Reads a run's journal line by line; a last line that a crash cut off is left out. `own`: written by this process, so
 * that its form need not be checked.
 */
export async function* readJournal(folder: string, how: { readonly own: boolean }): AsyncGenerator<JournalLine> {
  for await (const { line } of readJournalText(folder, how)) yield line;
}

/** The same with the text of each line. */
export async function* readJournalText(
  folder: string,
  { own }: { readonly own: boolean },
): AsyncGenerator<{ readonly line: JournalLine; readonly text: string }> {
  const file = join(folder, journalFile);
  await access(file).catch((cause: unknown) => {
    throw noJournal(folder, cause);
  });
  let number = 0;
  let broken: { readonly line: number; readonly reason: string } | undefined;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (broken) throw new RolecallError('bad-syntax', `${file}:${broken.line}:1 is no journal line: ${broken.reason}`);
    const line = parse(text, own);
    if ('reason' in line) broken = { line: number, reason: line.reason };
    else yield { line, text };
  }
}

function parse(text: string, own: boolean): JournalLine | { readonly reason: string } {
  try {
    if (own) return JSON.parse(text);
    const parsed = journalLine.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { reason: parsed.error.issues[0]?.message ?? 'unknown' };
  } catch {
    return { reason: 'not JSON' };
  }
}
