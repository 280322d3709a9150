import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Finish } from './main.ts';
import { show, withOutput, type OutputFlags } from './output-options.ts';

/** `rolecall report`: a finished run, judged anew from its journal and shown again. Its exit code is that of the run. */
export function report(finish: Finish): Command {
  const command = new Command('report').argument('<run>', 'the folder of a run, or its name in .rolecall/runs');
  return withOutput(command)
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (run: string, flags: OutputFlags) => {
      const { readRun } = await import('../pipeline.ts');
      const found = await readRun(folderOf(run));
      await show(found, flags);
      finish(found.conclusion.exitCode);
    });
}

function folderOf(run: string): string {
  const named = join('.rolecall', 'runs', run);
  return !existsSync(run) && existsSync(named) ? named : run;
}
