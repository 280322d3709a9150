import { join } from 'node:path';
import type { Report, Reporter } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { printable } from '../report/printable.ts';
import { reporters } from '../report/reporters.ts';
import { drift } from './drift.ts';
import type { NamedReport, OutputFlags } from './output-options.ts';
import { print } from './print.ts';
import { rendered } from './rendered.ts';
import { reporterNamed } from './reporter-named.ts';
import { writeReport } from './write-report.ts';

interface Loaded extends NamedReport {
  readonly reporter: Reporter;
}

/** Everything that a command line wants to see of a run. */
export interface Output {
  /** Writes, compares and prints; returns the exit code: that of the run, or 2 where a file that was to be checked says something else. */
  readonly show: (report: Report) => Promise<number>;
}

/** Loads the reporters before anything is sent: a run may take long, and a wrong name would be known too late. */
export async function outputOf(flags: OutputFlags): Promise<Output> {
  const [written, checked] = await Promise.all([loaded(flags.reporter), loaded(flags.check)]);
  for (const { name, reporter } of checked) {
    if (!reporter.repeatable)
      throw new RolecallError(
        'bad-reporter',
        `--check needs a reporter that says the same of every run, and ${name} does not promise it: add \`repeatable: true\` to its default export if it shows no times, ids or ports`,
      );
  }
  return { show: (report) => show(report, flags, { written, checked }) };
}

async function loaded(named: readonly NamedReport[] = []): Promise<Loaded[]> {
  return await Promise.all(named.map(async (each) => ({ ...each, reporter: await reporterNamed(each.name) })));
}

const plain = { colour: false, width: 120 };

async function show(
  report: Report,
  flags: OutputFlags,
  { written, checked }: { readonly written: readonly Loaded[]; readonly checked: readonly Loaded[] },
): Promise<number> {
  // What one reporter cannot do keeps none of the others from being written.
  const failures: RolecallError[] = [];
  const toOpen: string[] = [];
  for (const each of written) {
    const file = each.file ?? join(report.folder, each.reporter.file);
    const before = failures.length;
    await writeReport(rendered(report, each, plain), file).catch(keepIn(failures));
    if (each.reporter.opened && failures.length === before) toOpen.push(file);
  }
  const drifts = checked.length === 0 ? [] : await compare(report, checked).catch(keepIn(failures));
  await printed(report, flags);
  if (flags.quiet !== true && (flags.format ?? 'terminal') === 'terminal')
    await print(toOpen.map((file) => `Report: ${printable(file)}\n`));
  process.stderr.write((drifts ?? []).join(''));
  const [first] = failures;
  if (first) throw new RolecallError(first.code, failures.map(({ message }) => message).join('\n'), { cause: first });
  const { exitCode } = report.conclusion;
  return exitCode === 0 && drifts && drifts.length > 0 ? 2 : exitCode;
}

function keepIn(failures: RolecallError[]): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof RolecallError)) throw error;
    failures.push(error);
  };
}

async function compare(report: Report, checked: readonly Loaded[]): Promise<string[]> {
  const { run, conclusion, folder } = report;
  if (conclusion.interrupted) return ['Interrupted: nothing was checked\n'];
  if (run.partial || run.shard)
    throw new RolecallError(
      'bad-usage',
      `only a whole run can be checked against a file, and ${folder} is ${run.shard ? 'one of several shards: rolecall report merge makes one run of them' : 'a selection'}`,
    );
  const drifts = [];
  for (const each of checked) {
    const { name, file = '' } = each;
    const found = await drift(rendered(report, each, plain), { name, file, folder });
    if (found !== undefined) drifts.push(found);
  }
  return drifts;
}

async function printed(report: Report, { format, color, quiet, verbose = false }: OutputFlags): Promise<void> {
  if (quiet === true && format === undefined) {
    await print([`${report.conclusion.headline}\n`]);
    return;
  }
  const { stdout } = process;
  const colour = color && stdout.isTTY && stdout.hasColors() && (process.env['NO_COLOR'] ?? '') === '';
  await print(reporters[format ?? 'terminal'].render(report, { colour, width: stdout.columns ?? 100, verbose }));
}
