import type { Conclusion } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import type { Report, Reporter } from '../model/report.ts';
import { verdictNames } from '../model/verdict-codes.ts';
import { cellLines } from './cell-lines.ts';
import { count } from './count.ts';
import { coverageLines } from './coverage-lines.ts';
import { differenceLines } from './difference-lines.ts';
import { findingLines } from './finding-lines.ts';
import { matrixLines } from './matrix-lines.ts';
import { noteLines } from './note-lines.ts';
import { brush, toneOf, type Paint } from './paint.ts';
import { printable } from './printable.ts';
import { shellWord } from './shell-word.ts';
import { worklistLines } from './worklist-lines.ts';

/** For people: findings first, then what would settle the rest, then the matrix. */
export const terminal: Reporter = {
  summary: 'for people: findings with reproductions, the worklist, the matrix of operations and roles',
  file: 'report.txt',
  async *render(report, { colour, width, verbose = false }) {
    const paint = brush(colour);
    for (const line of lines(report, { width, verbose, paint })) yield `${line}\n`;
    if (verbose) for await (const line of cellLines(report, paint)) yield `${line}\n`;
    for (const line of totals(report, paint)) yield `${line}\n`;
  },
};

interface Showing {
  readonly width: number;
  readonly verbose: boolean;
  readonly paint: Paint;
}

function* lines(report: Report, { width, verbose, paint }: Showing): Generator<string> {
  const { run, conclusion } = report;
  yield paint('strong', paint(conclusion.exitCode === 0 ? 'good' : 'bad', printable(conclusion.headline)));
  yield* findingLines(conclusion.findings, run, { verbose, paint });
  yield* unlikeBaseline(report, paint);
  yield* worklistLines(conclusion.worklist, { width, verbose, paint });
  yield* matrixLines(conclusion, { width, verbose, paint });
  yield* coverageLines(conclusion, run, paint);
  yield* noteLines(conclusion.findings, paint);
  yield* remarks('CLIENT ADDRESSES', addressWords(report), { verbose, paint });
  yield* remarks('ENDED CREDENTIALS', lagWords(conclusion), { verbose, paint });
  yield* remarks('NOT CALLED: NO RULE LISTS THEM', run.gaps, { verbose, paint });
  yield* remarks('SKIPPED BY THE SCENARIO FILES', run.skipped, { verbose, paint });
  yield* remarks('ORACLES', offWords(run), { verbose, paint });
  yield* remarks('WARNINGS', run.warnings, { verbose, paint });
}

/** What stands differently than in the baseline. */
function* unlikeBaseline({ run: { baseline }, conclusion: { difference } }: Report, paint: Paint): Generator<string> {
  if (!baseline || !difference || difference.groups.length === 0) return;
  yield '';
  yield paint('strong', `NOT AS IN ${printable(baseline.file)}`);
  for (const line of differenceLines(difference, paint)) if (line !== '') yield `  ${line}`;
  yield `  ${paint('strong', '→')} where it is meant: rolecall run --update-lock`;
}

/** What the target saw of each client, where it says so. */
function addressWords({ run, conclusion }: Report): string[] {
  const ways = new Map(run.addresses?.map(({ name, via }) => [name, via]));
  return conclusion.addresses.map(
    ({ address, ip, saw }) =>
      `${printable(address)} (${ways.get(address) ?? 'bind'} ${ip ?? 'any'}): ${saw === null ? 'the target did not say what it saw' : `the target saw ${printable(saw)}`}`,
  );
}

/** How long credentials went on working after their end. */
function lagWords({ lags }: Conclusion): string[] {
  return lags.map(({ principal, token, ms, refused, within }) => {
    const allowed = `${seconds(within)} are allowed`;
    return refused
      ? `${token} credential of ${principal}: refused after ${seconds(ms)} (${allowed})`
      : `${token} credential of ${principal}: still admitted after ${seconds(ms)} (${allowed})`;
  });
}

/** What was not looked for, and why. */
function offWords({ oracles }: RunLine): string[] {
  return Object.entries(oracles).flatMap(([name, setting]) =>
    'off' in setting ? [`off: ${name} (${setting.off})`] : [],
  );
}

function* remarks(
  title: string,
  remarked: readonly string[],
  { verbose, paint }: Pick<Showing, 'verbose' | 'paint'>,
): Generator<string> {
  if (remarked.length === 0) return;
  const shown = verbose ? remarked.length : 20;
  yield '';
  yield paint('strong', title);
  for (const remark of remarked.slice(0, shown)) yield `  ${printable(remark)}`;
  if (remarked.length > shown) yield `  and ${remarked.length - shown} more`;
}

function* totals({ run, conclusion, folder }: Report, paint: Paint): Generator<string> {
  const line = (name: string, text: string) => `  ${paint('faint', name.padEnd(8))}  ${text}`;
  yield '';
  yield line('verdicts', verdictWords(conclusion, paint));
  yield line('proven', provenWords(conclusion));
  yield line('sent', `${count(conclusion.requests, 'request')} to ${targetWords(run)} in ${seconds(conclusion.ms)}`);
  if (run.mutations.length > 0) yield line('planted', `${run.mutations.join(', ')} (defects in the embedded API)`);
  if (isEmbedded(run) && conclusion.findings.length > 0) yield line('again', serveWords(run));
  if (run.partial) yield line('partial', 'only a selection of the scenarios was run');
  if (conclusion.interrupted) {
    yield line('stopped', 'interrupted: what had finished by then is reported');
    yield line('go on', `npx rolecall run --resume ${shellWord(folder)}`);
  }
  if (run.shard)
    yield line(
      'shard',
      `${run.shard.index} of ${run.shard.count}: ${count(run.operations.length, 'operation')} of ${run.shard.operations.length}`,
    );
  yield line('run', printable(folder));
}

function verdictWords({ counts, cells }: Conclusion, paint: Paint): string {
  const parts = verdictNames
    .filter((name) => counts[name] > 0)
    .map((name) => paint(toneOf[name], `${counts[name]} ${name}`));
  return [...parts, `${count(cells, 'cell')} in all`].join(' · ');
}

function provenWords({ share: { proven, provable } }: Conclusion): string {
  if (provable === 0) return 'no cell is provable';
  // Rounded down, so that 100 % means all of them.
  return `${proven} of ${count(provable, 'provable cell')} (${Math.floor((proven / provable) * 1000) / 10} %)`;
}

function targetWords({ environment: { target, inProcess } }: RunLine): string {
  return inProcess === undefined ? printable(target) : `an application in this process (${printable(inProcess)})`;
}

function isEmbedded({ environment, mutations }: RunLine): boolean {
  return environment.name === 'embedded' || mutations.length > 0;
}

/** The embedded API ends with the run: whoever pastes the commands of a finding needs it back, defects included. */
function serveWords({ environment, mutations }: RunLine): string {
  const port = URL.parse(environment.target)?.port ?? '0';
  const command = ['npx rolecall serve', `--port ${port}`, ...mutations.map((name) => `--mutate ${name}`)].join(' ');
  return `${printable(command)} starts the API of the commands above, and prints their tokens`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
