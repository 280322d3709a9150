import { Command, Option } from 'commander';
import type { Report } from '../model/report.ts';
import type * as pipeline from '../pipeline.ts';
import type { ResumeOptions } from '../run-options.ts';
import { mutations } from '../registries.ts';
import { exchangeLine } from '../report/exchange-line.ts';
import { progressWriter } from '../report/progress.ts';
import { listOf, oneOf, positiveNumber, share, wholeNumber } from './option-values.ts';
import { outputOf, type Output } from './output.ts';
import { withOutput, type OutputFlags } from './output-options.ts';
import type { Finish } from './main.ts';
import { planningOptions, withPlanning, type PlanningFlags } from './planning-options.ts';
import { lastRun } from './last-run.ts';
import { provenance } from './provenance.ts';
import { variables } from './variables.ts';
import { smallHeap } from './small-heap.ts';
import { runFolder } from './run-folder.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { writeCoverage } from './write-coverage.ts';
import { assertNew, writeDraft } from './write-draft.ts';

const draftFile = 'scenarios/draft.scenario.yaml';

const resumable = 'that could be resumed: start with rolecall run, or name one with --resume RUN';

interface RunFlags extends PlanningFlags, OutputFlags {
  readonly concurrency: number;
  readonly rps?: number;
  readonly timeout: number;
  readonly maxRequests?: number;
  readonly minProven?: number;
  readonly mutate?: readonly string[];
  readonly output: string;
  readonly dryRun?: true;
  readonly debug?: true;
  /** The folder or name of a run; the last one when none is named. */
  readonly failed?: true | string;
  /** Likewise. */
  readonly resume?: true | string;
  readonly updateCoverage?: true;
  readonly updateLock?: true;
  /** The scenario file to write; a name of its own when none is given. */
  readonly draft?: true | string;
}

/** `rolecall run`: sends the scenarios and shows what came out. Its exit code is the worst verdict. */
export function run(finish: Finish): Command {
  const planted = Object.keys(mutations);
  return withOutput(withPlanning(new Command('run')))
    .option('--concurrency <number>', 'requests under way at once', wholeNumber(1, 1_000), 8)
    .option('--rps <number>', 'requests per second at most', positiveNumber)
    .option('--timeout <ms>', 'how long an answer may take', wholeNumber(1), 10_000)
    .option('--max-requests <number>', 'stop sending after so many', wholeNumber(1))
    .option('--min-proven <share>', 'exit with 2 when less of the provable cells is proven: 0.95 or 95%', share)
    .option(
      '--mutate <name>',
      `plant a defect into the embedded API; may come again: ${planted.join(', ')}`,
      listOf(oneOf(planted)),
    )
    .addOption(
      new Option('--failed [run]', 'only what did not pass in the last run, or in the run named').conflicts([
        'only',
        'shard',
      ]),
    )
    .addOption(
      new Option('--resume [run]', 'go on with the last run, or the run named, where it was interrupted').conflicts([
        'failed',
        'dryRun',
        'draft',
        'durations',
        'updateCoverage',
        'updateLock',
      ]),
    )
    .addOption(
      new Option('--update-coverage', 'write down what is not proven yet: later runs fail for anything more').conflicts(
        ['only', 'failed', 'mutate', 'dryRun'],
      ),
    )
    .addOption(
      new Option(
        '--update-lock',
        'write down how every cell stands (rolecall.lock.json): later runs fail for anything else',
      ).conflicts(['only', 'failed', 'mutate', 'dryRun']),
    )
    .addOption(
      new Option(
        '--draft [file]',
        `write what would settle the open cells into a new scenario file (default: ${draftFile})`,
      ).conflicts('dryRun'),
    )
    .option('-o, --output <folder>', 'gets a folder for each run', '.rolecall/runs')
    .option('--dry-run', 'print the requests that would be sent, as curl commands; nothing is sent')
    .option('--debug', 'say on standard error what is sent and answered, and show the stack of an unexpected error')
    .action(async (given: RunFlags, command: Command) => {
      if (given.resume !== undefined) {
        await resume(given, given.resume, command);
        return;
      }
      const flags = given.failed === undefined ? given : await onlyFailed(given, given.failed);
      if (!flags) {
        finish(0);
        return;
      }
      if (flags.dryRun) {
        await (await import('./dry-run.ts')).dryRun(planningOptions(flags));
        finish(0);
        return;
      }
      const draft = flags.draft === true ? draftFile : flags.draft;
      if (draft !== undefined) assertNew(draft);
      const output = await outputOf(flags);
      const report = await sending(flags, (stages, how) =>
        stages.run({ ...how, ...planningOptions(flags), mutate: flags.mutate ?? [], output: flags.output }),
      );
      const exitCode = await showRun(report, flags, output);
      if (draft !== undefined) process.stderr.write(`${await writeDraft(report, draft, planningOptions(flags))}\n`);
      if (invites(report, flags))
        process.stdout.write('See what a failure looks like: npx rolecall run --mutate role-check-dropped\n');
      finish(exitCode);
    });

  async function resume(flags: RunFlags, which: true | string, command: Command): Promise<void> {
    const folder = which === true ? lastRun(flags.output, resumable) : runFolder(which, flags.output);
    const { assertNoContradiction } = await import('./assert-no-contradiction.ts');
    const isComplete = await assertNoContradiction(folder, command);
    if (isComplete) process.stderr.write(`Nothing to resume: the run of ${folder} is complete\n`);
    const output = await outputOf(flags);
    const report = await sending(flags, (stages, how) => stages.resume(folder, how));
    finish(await showRun(report, flags, output));
  }
}

async function showRun(report: Report, flags: RunFlags, output: Output): Promise<number> {
  const { coverage, baseline, shard } = report.run;
  const writes = flags.updateCoverage ?? coverage?.update ?? false;
  // A shard says nothing about the operations of the others: the merged run writes it.
  const written = writes && !shard ? await writeCoverage(report) : undefined;
  const locks = flags.updateLock ?? baseline?.update ?? false;
  const locked = locks && !shard ? await (await import('./write-lock.ts')).writeLock(report) : undefined;
  const exitCode = await output.show(report);
  for (const line of [written, locked]) if (line !== undefined) process.stderr.write(`${line}\n`);
  return exitCode;
}

/** The same command for what failed in a run; `undefined`: nothing did. */
async function onlyFailed(flags: RunFlags, failed: true | string): Promise<RunFlags | undefined> {
  const folder = failed === true ? lastRun(flags.output) : runFolder(failed, flags.output);
  const { failedIn } = await import('./failed-in.ts');
  const only = await failedIn(folder, planningOptions(flags));
  if (only.length > 0) return { ...flags, only };
  process.stdout.write(`Nothing to run again: everything passed in ${folder}, or is no longer in the contract\n`);
  return undefined;
}

/** Sends something, with progress and with an end in order after Ctrl-C. */
async function sending(
  flags: RunFlags,
  send: (stages: typeof pipeline, how: ResumeOptions) => Promise<Report>,
): Promise<Report> {
  const stages = await import('../pipeline.ts');
  smallHeap();
  const { stderr } = process;
  const progress = progressWriter({
    write: (text) => stderr.write(text),
    isTerminal: stderr.isTTY,
    now: () => performance.now(),
    ...(stderr.isTTY && { width: stderr.columns }),
  });
  const stop = stopOnSignals();
  try {
    return await send(stages, {
      today: new Date().toISOString().slice(0, 10),
      concurrency: flags.concurrency,
      ...(flags.rps !== undefined && { rps: flags.rps }),
      timeoutMs: flags.timeout,
      ...(flags.maxRequests !== undefined && { maxRequests: flags.maxRequests }),
      ...(flags.minProven !== undefined && { minProven: flags.minProven }),
      updateCoverage: flags.updateCoverage ?? false,
      updateLock: flags.updateLock ?? false,
      variables: variables(flags.config),
      by: provenance(),
      signal: stop.signal,
      now: () => new Date(),
      // A line that is drawn again and again would be torn by others.
      onProgress: flags.quiet || flags.debug ? () => {} : progress.show,
      ...(flags.debug && { onExchange: (exchange) => stderr.write(`${exchangeLine(exchange)}\n`) }),
    });
  } finally {
    progress.end();
    stop.dispose();
  }
}

/** Whoever tries it out for the first time sees green: the next thing to see is red. */
function invites(
  { run: { environment, mutations: planted }, conclusion }: Report,
  { format, quiet }: RunFlags,
): boolean {
  const shown = quiet !== true && (format ?? 'terminal') === 'terminal';
  return shown && environment.name === 'embedded' && planted.length === 0 && conclusion.exitCode === 0;
}
