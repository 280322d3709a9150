import { Command } from 'commander';
import type { Finish } from './main.ts';
import { show, withOutput, type OutputFlags } from './output-options.ts';
import { reportMerge } from './report-merge.ts';
import { runFolder } from './run-folder.ts';

/** `rolecall report`: a finished run, judged anew from its journal and shown again. Its exit code is that of the run. */
export function report(finish: Finish): Command {
  const command = new Command('report').argument('<run>', 'the folder of a run, or its name in .rolecall/runs');
  // The options after `merge` are its own.
  return withOutput(command.enablePositionalOptions().addCommand(reportMerge(finish)))
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (run: string, flags: OutputFlags) => {
      const { readRun } = await import('../pipeline.ts');
      const found = await readRun(runFolder(run));
      await show(found, flags);
      finish(found.conclusion.exitCode);
    });
}
