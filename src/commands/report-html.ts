import { join } from 'node:path';
import { Command } from 'commander';
import type { Report, Since } from '../model/report.ts';
import { html } from '../report/html.ts';
import { lastRun } from './last-run.ts';
import type { Finish } from './main.ts';
import { listOf } from './option-values.ts';
import { rendered } from './rendered.ts';
import { runFolder } from './run-folder.ts';
import { writeReport } from './write-report.ts';

interface HtmlFlags {
  readonly since?: readonly string[];
  readonly env?: string;
  readonly output?: string;
}

/** `rolecall report html`: the audit report of a run, in one file. Its exit code is 0 when it is written, whatever the run came to. */
export function reportHtml(finish: Finish): Command {
  return new Command('html')
    .description('write the audit report of a run: one HTML file that needs nothing but a browser')
    .argument('[run]', 'the folder of a run, its name in .rolecall/runs, or `last`', 'last')
    .option(
      '--since <side>',
      'hold it against an earlier run (folder, name, or `previous`) or a baseline (rolecall.lock.json), the newest first; may come again',
      listOf((side) => side),
    )
    .option('-e, --env <name>', 'the environment, where a baseline holds several')
    .option('-o, --output <file>', 'the file to write (default: report.html in the folder of the run)')
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (named: string, { since = [], env, output }: HtmlFlags) => {
      const { readRun } = await import('../pipeline.ts');
      const folder =
        named === 'last'
          ? lastRun(join('.rolecall', 'runs'), 'to show: start with rolecall run, or name the folder of one')
          : runFolder(named);
      const report = await readRun(folder);
      const whole = since.length === 0 ? report : { ...report, since: await sinceOf(report, since, env) };
      const file = output ?? join(folder, html.file);
      const parts = rendered(whole, { name: 'html', reporter: html }, { colour: false, width: 120 });
      await writeReport(parts, file, '--output FILE');
      process.stdout.write(`${file}\n`);
      finish(0);
    });
}

async function sinceOf(
  report: Report,
  sides: readonly string[],
  environment: string | undefined,
): Promise<readonly Since[]> {
  const { findSide } = await import('./find-side.ts');
  const { runSide } = await import('./run-side.ts');
  const { previousRun } = await import('./previous-run.ts');
  const { comparisonOf } = await import('./comparison-of.ts');
  const after = await runSide(report);
  const found: Since[] = [];
  for (const side of sides) {
    const before = await findSide(side === 'previous' ? await previousRun(report) : side);
    const comparison = comparisonOf(before, after, { environment });
    found.push({ comparison, earlier: before.kind === 'run' ? earlierOf(before.report) : null });
  }
  return found;
}

function earlierOf({ run: { started }, conclusion }: Report): Since['earlier'] {
  const { headline, exitCode, share, cells } = conclusion;
  return { started, headline, exitCode, share, cells };
}
