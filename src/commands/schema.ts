import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Finish } from './main.ts';
import { print } from './print.ts';

/** `rolecall schema`: the JSON Schemas of the files that people write, and of those that Rolecall writes. */
export function schema(finish: Finish): Command {
  return new Command('schema')
    .option('-o, --output <folder>', 'write a file for each of them, instead of printing all as one object')
    .option('-q, --quiet', 'do not list the files')
    .action(async (flags: { readonly output?: string; readonly quiet?: boolean }) => {
      const { jsonSchemas } = await import('./json-schemas.ts');
      const all = jsonSchemas();
      if (flags.output === undefined) await print([`${JSON.stringify(all, undefined, 2)}\n`]);
      else await write(all, flags.output, flags.quiet ?? false);
      finish(0);
    });
}

async function write(all: Readonly<Record<string, object>>, folder: string, quiet: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(all)) {
    const file = join(folder, `${name}.json`);
    await writeFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
    if (!quiet) await print([`${file}\n`]);
  }
}
