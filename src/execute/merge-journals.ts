import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunLine, TeardownLine } from '../model/journal.ts';
import { journalFile } from './journal-file.ts';
import { readJournalText } from './journal-reader.ts';
import { OperationParts } from './operation-parts.ts';
import { unwritable } from './unwritable.ts';

/**
 * Writes the journals of several folders as one: what was asked before the trials in the order of the folders, then the
 * operations in the order of the run line, then one teardown. Operations that were cut off are left out.
 */
export async function mergeJournals(
  folders: readonly string[],
  { folder, run }: { readonly folder: string; readonly run: RunLine },
): Promise<void> {
  const file = await opened(folder);
  try {
    await using parts = await OperationParts.in(join(folder, 'operations.part'));
    await file.appendFile(`${JSON.stringify(run)}\n`);
    const ends: (TeardownLine | undefined)[] = [];
    for (const [index, each] of folders.entries()) ends.push(await take(each, { file, parts, first: index === 0 }));
    for (const operation of run.operations) await parts.copy(operation, (chunk) => file.appendFile(chunk));
    await file.appendFile(`${JSON.stringify(teardownOf(ends, run))}\n`);
  } finally {
    await file.close();
  }
}

async function opened(folder: string): Promise<FileHandle> {
  try {
    await mkdir(folder, { recursive: true });
    return await open(join(folder, journalFile), 'wx');
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/** Takes over a journal, and says how it ended; `undefined`: it was cut off. */
async function take(
  folder: string,
  { file, parts, first }: { readonly file: FileHandle; readonly parts: OperationParts; readonly first: boolean },
): Promise<TeardownLine | undefined> {
  const waiting = new Map<string, string[]>();
  const of = (operation: string) => {
    const known = waiting.get(operation);
    if (known) return known;
    const lines: string[] = [];
    waiting.set(operation, lines);
    return lines;
  };
  let end: TeardownLine | undefined;
  let own: ReadonlySet<string> = new Set();
  for await (const { line, text } of readJournalText(folder, { own: false })) {
    switch (line.type) {
      case 'exchange':
        if (line.operation === null) await file.appendFile(`${text}\n`);
        else of(line.operation).push(text);
        break;
      case 'baseline':
        // Each of them has all of it.
        if (first) await file.appendFile(`${text}\n`);
        break;
      case 'observation':
        await file.appendFile(`${text}\n`);
        break;
      case 'settled':
        // Of another shard's operation Vitest asks what shows that a credential is known, and no more.
        if (own.has(line.operation)) await parts.add(line.operation, [...of(line.operation), text]);
        waiting.delete(line.operation);
        break;
      case 'resumed':
        waiting.clear();
        end = undefined;
        break;
      case 'teardown':
        end = line;
        break;
      case 'run':
        own = new Set(line.operations);
        break;
      default:
        line satisfies never;
    }
  }
  return end;
}

/** Earliest start to latest end; interrupted when any of them was. */
function teardownOf(ends: readonly (TeardownLine | undefined)[], { started }: RunLine): TeardownLine {
  const known = ends.flatMap((end) => end ?? []);
  return {
    type: 'teardown',
    ended: known.reduce((latest, { ended }) => (ended > latest ? ended : latest), started),
    interrupted: known.length < ends.length || known.some(({ interrupted }) => interrupted),
    requests: known.reduce((sum, { requests }) => sum + requests, 0),
  };
}
