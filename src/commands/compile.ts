import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { RolecallError } from '../model/rolecall-error.ts';
import { contractOptions, withContract, type ContractFlags } from './contract-options.ts';
import type { Finish } from './main.ts';
import { print } from './print.ts';

interface CompileFlags extends ContractFlags {
  readonly output?: string;
}

/** `rolecall compile`: the contract as plain data, for `rolecall/msw`. Of an environment only its `refusals` count. */
export function compile(finish: Finish): Command {
  return withContract(new Command('compile'))
    .option('-o, --output <file>', 'write it into this file instead of printing it')
    .option('--debug', 'show the stack of an unexpected error')
    .action(async ({ output, ...flags }: CompileFlags) => {
      const [pipeline, compiler] = await Promise.all([import('../pipeline.ts'), import('../embedded/compile.ts')]);
      const loaded = await pipeline.contractOf({ environment: 'embedded', ...contractOptions(flags) });
      const text = `${JSON.stringify(compiler.compile(loaded), undefined, 2)}\n`;
      if (output === undefined) await print([text]);
      else await writeFile(output, text).catch((error: unknown) => unwritable(output, error));
      finish(0);
    });
}

function unwritable(file: string, cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  throw new RolecallError('unwritable-folder', `${file} cannot be written (${why}): name another file with --output`, {
    cause,
  });
}
