import type { Conclusion, Finding } from '../model/conclusion.ts';
import type { Reporter } from '../model/report.ts';
import { attributionWords, expectedWords, observedWords, pointWords } from './cell-words.ts';
import { count } from './count.ts';
import { placeOfRule } from './place-of-rule.ts';
import { printable } from './printable.ts';

/** GitHub shows so many of each level for a step: https://github.com/orgs/community/discussions/26680 */
const shownPerLevel = 10;

/** For GitHub Actions: each finding as an annotation in the line of its rule. */
export const github: Reporter = {
  summary: 'for GitHub Actions: workflow commands that make each finding an annotation in the line of its rule',
  file: 'github.txt',
  async *render({ conclusion }) {
    const levels = { error: new Array<string>(), warning: new Array<string>(), notice: new Array<string>() };
    levels[headlineLevel(conclusion)].push(command(headlineLevel(conclusion), {}, conclusion.headline));
    for (const finding of conclusion.findings) levels[levelOf(finding)].push(annotation(finding));
    for (const [level, commands] of Object.entries(levels)) {
      // One of those shown says how many are not.
      const shown = commands.length > shownPerLevel ? shownPerLevel - 1 : shownPerLevel;
      for (const each of commands.slice(0, shown)) yield `${each}\n`;
      const rest = commands.length - shown;
      if (rest > 0) yield `${command(level, {}, `and ${count(rest, 'more finding')}: see the other reports`)}\n`;
    }
  },
};

type Level = 'error' | 'warning' | 'notice';

function headlineLevel({ exitCode }: Conclusion): Level {
  // Findings say more than a headline: where there are any, they are the errors.
  return exitCode === 0 || exitCode === 1 ? 'notice' : 'warning';
}

/** `error` fails the run with exit code 1, `warning` with 2, `notice` not at all. */
function levelOf({ verdict, accepted }: Finding): Level {
  if (accepted || verdict === 'note') return 'notice';
  return verdict === 'inconclusive' ? 'warning' : 'error';
}

function annotation(finding: Finding): string {
  const { verdict, severity, accepted, title, remedy, examples } = finding;
  const [example] = examples;
  const lines = [printable(title)];
  if (example) {
    const record = example.verdict;
    const who = attributionWords(record);
    const answered = who === undefined ? '' : ` by ${who}`;
    lines.push(`${printable(record.operation)} · ${pointWords(record)}`);
    lines.push(`expected ${expectedWords(record)}, ${observedWords(record)}${answered}`);
    if (record.accepted) lines.push(`accepted: ${printable(record.accepted.reason)}`);
  }
  lines.push(`→ ${printable(remedy)}`);
  const { file, line, column } = example ? placeOfRule(example.verdict.expected.rule) : {};
  const name = `Rolecall: ${accepted ? 'accepted, ' : ''}${verdict}, ${severity}`;
  const place = { ...(file !== undefined && { file }), ...(line && { line }), ...(column && { col: column }) };
  return command(levelOf(finding), { ...place, title: name }, lines.join('\n'));
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts escapes the same characters. */
function command(level: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const { title = 'Rolecall', ...place } = properties;
  const written = Object.entries({ ...place, title }).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${level} ${written.join(',')}::${data(message)}`;
}

function data(text: string): string {
  const lines = text.split('\n').map(printable);
  return lines.join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
