import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import * as z from 'zod';
import { formatSchemas } from '../load/formats/format-schemas.ts';
import { journalLine } from '../model/journal.ts';
import { verdictRecord } from '../model/verdict.ts';
import { vocabulary } from '../registries.ts';
import type { Finish } from './main.ts';
import { print } from './print.ts';

/** `rolecall schema`: the JSON Schemas of the files that people write, and of those that Rolecall writes. */
export function schema(finish: Finish): Command {
  return new Command('schema')
    .option('-o, --output <folder>', 'write a file for each of them, instead of printing all as one object')
    .option('-q, --quiet', 'do not list the files')
    .action(async (flags: { readonly output?: string; readonly quiet?: boolean }) => {
      await write(flags.output, flags.quiet ?? false);
      finish(0);
    });
}

/** By name, as JSON Schema 2020-12 of what a file may hold. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  const all = { ...formatSchemas(vocabulary), journal: journalLine, verdict: verdictRecord };
  // What people write is the input of the schemas; the output has defaults filled in.
  return Object.fromEntries(
    Object.entries(all).map(([name, type]) => [name, z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })]),
  );
}

async function write(folder: string | undefined, quiet: boolean): Promise<void> {
  const all = jsonSchemas();
  if (folder === undefined) {
    await print([`${JSON.stringify(all, undefined, 2)}\n`]);
    return;
  }
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(all)) {
    const file = join(folder, `${name}.json`);
    await writeFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
    if (!quiet) await print([`${file}\n`]);
  }
}
