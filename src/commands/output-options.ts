import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import type { Report, Reporter } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import { reporters, type ReporterName } from '../report/reporters.ts';
import { listOf, oneOf } from './option-values.ts';
import { print } from './print.ts';

const names = Object.keys(reporters).filter((name): name is ReporterName => name in reporters);

/** What the command line says about output. */
export interface OutputFlags {
  readonly format?: ReporterName;
  readonly reporter?: readonly { readonly name: ReporterName; readonly file: string | undefined }[];
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
      'writes a report, by default into the folder of the run; may come again',
      listOf(reporterOf),
    )
    .option('--no-color', 'no colours; NO_COLOR does the same')
    .option('-q, --quiet', 'no progress; without --format only the first line of the report')
    .addOption(
      new Option('-v, --verbose', 'the report for people leaves nothing out, and lists every cell').conflicts('quiet'),
    );
}

function reporterOf(text: string): { name: ReporterName; file: string | undefined } {
  const [name = '', ...file] = text.split('=');
  return { name: oneOf(names)(name), file: file.length === 0 ? undefined : file.join('=') };
}

/** Writes the report's files and prints it. */
export async function show(
  report: Report,
  { format, reporter = [], color, quiet, verbose = false }: OutputFlags,
): Promise<void> {
  for (const { name, file } of reporter) await writeReport(report, reporters[name], file);
  if (quiet === true && format === undefined) {
    await print([`${report.conclusion.headline}\n`]);
    return;
  }
  const { stdout } = process;
  const colour = color && stdout.isTTY && stdout.hasColors() && (process.env['NO_COLOR'] ?? '') === '';
  await print(reporters[format ?? 'terminal'].render(report, { colour, width: stdout.columns ?? 100, verbose }));
}

async function writeReport(
  report: Report,
  reporter: Reporter,
  file = join(report.folder, reporter.file),
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    const stream = createWriteStream(file);
    const closed = finished(stream);
    await print(reporter.render(report, { colour: false, width: 120 }), stream);
    stream.end();
    await closed;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new RolecallError(
      'unwritable-folder',
      `${file} cannot be written (${reason}). Name another file: --reporter NAME=FILE`,
      { cause },
    );
  }
}
