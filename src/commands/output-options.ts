import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Reporter } from '../model/report.ts';
import { reporters, type ReporterName } from '../report/reporters.ts';
import { isModulePath } from './is-module-path.ts';
import { listOf, oneOf } from './option-values.ts';

const names = Object.keys(reporters).filter((name): name is ReporterName => name in reporters);

/** A reporter of Rolecall by name, or one of the user's own by the path of its module; and a file. */
export interface NamedReport {
  readonly name: string;
  readonly file: string | undefined;
}

/** What the command line says about output. */
export interface OutputFlags {
  readonly format?: ReporterName;
  readonly reporter?: readonly NamedReport[];
  readonly check?: readonly NamedReport[];
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Adds the options that say where reports go. */
export function withOutput(command: Command): Command {
  const list = names.map((name) => `${name} (${reporters[name].summary})`).join('; ');
  return command
    .option('-f, --format <name>', `what standard output gets: ${list}`, oneOf(names))
    .option(
      '-r, --reporter <name[=file]>',
      'writes a report, by default into the folder of the run; a path such as ./mine.ts is a reporter of your own; may come again',
      listOf(reportOf),
    )
    .addOption(
      new Option(
        '--check <name=file>',
        `compares a report with a file instead of writing it, and exits with 2 where they differ: ${repeatable().join(', ')}, or a reporter of your own; may come again`,
      )
        .argParser(listOf(checkOf))
        .conflicts(['only', 'failed', 'shard', 'dryRun']),
    )
    .option('--no-color', 'no colours; NO_COLOR does the same')
    .option('-q, --quiet', 'no progress; without --format only the first line of the report')
    .addOption(
      new Option('-v, --verbose', 'the report for people leaves nothing out, and lists every cell').conflicts('quiet'),
    );
}

function reportOf(text: string): NamedReport {
  const [name = '', ...file] = text.split('=');
  if (!isModulePath(name)) oneOf(names)(name);
  return { name, file: file.length === 0 ? undefined : file.join('=') };
}

function checkOf(text: string): NamedReport {
  const named = reportOf(text);
  if (named.file === undefined || named.file === '') throw new InvalidArgumentError('Expected NAME=FILE.');
  if (isModulePath(named.name) || repeatable().includes(named.name)) return named;
  throw new InvalidArgumentError(
    `Every run says something else in ${named.name} (times, ids). Expected one of: ${repeatable().join(', ')}.`,
  );
}

function repeatable(): string[] {
  const all: Readonly<Record<string, Reporter>> = reporters;
  return Object.keys(all).filter((name) => all[name]?.repeatable);
}
