import { Command } from 'commander';
import { changeKindNames, type ChangeKind } from '../model/change-kinds.ts';
import { differenceFormats, type DifferenceFormatName } from '../report/difference/formats.ts';
import { comparisonOf } from './comparison-of.ts';
import type { FoundSide } from './find-side.ts';
import type { Finish } from './main.ts';
import { oneOf } from './option-values.ts';
import { print } from './print.ts';

const formats = Object.keys(differenceFormats).filter(
  (name): name is DifferenceFormatName => name in differenceFormats,
);

interface DiffFlags {
  readonly format: DifferenceFormatName;
  readonly failOn: readonly ChangeKind[];
  readonly env?: string;
  readonly color: boolean;
}

/** `rolecall diff`: what changed between two runs, or since the baseline. Its exit code is 1 when a change is of a kind that must not be. */
export function diff(finish: Finish): Command {
  const list = formats.map((name) => `${name} (${differenceFormats[name].summary})`).join('; ');
  return new Command('diff')
    .argument(
      '[before]',
      'the folder or name of a run, `last`, or a baseline; left out: the baseline that the last run was held against, else rolecall.lock.json',
    )
    .argument('[after]', 'the same', 'last')
    .option('-f, --format <name>', `what standard output gets: ${list}`, oneOf(formats), 'terminal')
    .option(
      '--fail-on <kinds>',
      `exit with 1 for changes of these kinds, by commas: ${changeKindNames.join(', ')}, any or none`,
      kindsOf,
      ['widened'],
    )
    .option('-e, --env <name>', 'the environment, where a baseline holds several')
    .option('--no-color', 'no colours; NO_COLOR does the same')
    .option('--debug', 'show the stack of an unexpected error')
    .action(async (before: string | undefined, after: string, flags: DiffFlags) => {
      const { findSide } = await import('./find-side.ts');
      const right = await findSide(after);
      const left = await findSide(before ?? baselineOf(right));
      const comparison = comparisonOf(left, right, { environment: flags.env });
      const { stdout } = process;
      const colour = flags.color && stdout.isTTY && stdout.hasColors() && (process.env['NO_COLOR'] ?? '') === '';
      await print(differenceFormats[flags.format].render(comparison, { colour, width: stdout.columns ?? 100 }));
      finish(flags.failOn.some((kind) => comparison.counts[kind] > 0) ? 1 : 0);
    });
}

/** Where `rolecall.yaml` names another file for it, the run says so. */
function baselineOf(after: FoundSide): string {
  const held = after.kind === 'run' ? after.report.run.baseline?.file : undefined;
  return held ?? 'rolecall.lock.json';
}

function kindsOf(text: string): readonly ChangeKind[] {
  if (text === 'none') return [];
  if (text === 'any') return changeKindNames;
  return text.split(',').map((name) => oneOf(changeKindNames)(name.trim()));
}
