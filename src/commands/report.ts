import { Command } from 'commander';
import type { Finish } from './main.ts';
import { outputOf } from './output.ts';
import { withOutput, type OutputFlags } from './output-options.ts';
import { reportHtml } from './report-html.ts';
import { reportMerge } from './report-merge.ts';
import { runFolder } from './run-folder.ts';

/** `rolecall report`: a finished run, judged anew from its journal and shown again. Its exit code is that of the run, or 2 where a file says something else. */
export function report(finish: Finish): Command {
  const command = new Command('report').argument('<run>', 'the folder of a run, or its name in .rolecall/runs');
  // The options after `html` and `merge` are their own.
  command.enablePositionalOptions().addCommand(reportHtml(finish)).addCommand(reportMerge(finish));
  return withOutput(command)
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (run: string, flags: OutputFlags) => {
      const output = await outputOf(flags);
      const { readRun } = await import('../pipeline.ts');
      finish(await output.show(await readRun(runFolder(run))));
    });
}
