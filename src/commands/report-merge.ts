import { Command } from 'commander';
import type { Finish } from './main.ts';
import { share } from './option-values.ts';
import { outputOf } from './output.ts';
import { withOutput, type OutputFlags } from './output-options.ts';
import { runFolder } from './run-folder.ts';
import { writeCoverage } from './write-coverage.ts';

interface MergeFlags extends OutputFlags {
  readonly output: string;
  readonly minProven?: number;
}

/** `rolecall report merge`: makes one run of all shards of one, and judges and shows it as if it had never been sharded. */
export function reportMerge(finish: Finish): Command {
  const command = new Command('merge')
    .description('make one run of the shards of rolecall run --shard i/n')
    .argument('<runs...>', 'the folders of all shards, in any order');
  return withOutput(command)
    .option('-o, --output <folder>', 'gets a folder for the merged run', '.rolecall/runs')
    .option('--min-proven <share>', 'exit with 2 when less of the provable cells is proven: 0.95 or 95%', share)
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (runs: readonly string[], flags: MergeFlags) => {
      const output = await outputOf(flags);
      const { merge } = await import('../pipeline.ts');
      const report = await merge(
        runs.map((run) => runFolder(run)),
        {
          output: flags.output,
          now: () => new Date(),
          ...(flags.minProven !== undefined && { minProven: flags.minProven }),
        },
      );
      const written = report.run.coverage?.update === true ? await writeCoverage(report) : undefined;
      const locked = report.run.baseline?.update
        ? await (await import('./write-lock.ts')).writeLock(report)
        : undefined;
      const exitCode = await output.show(report);
      for (const line of [written, locked]) if (line !== undefined) process.stderr.write(`${line}\n`);
      finish(exitCode);
    });
}
