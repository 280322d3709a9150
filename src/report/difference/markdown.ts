import { changeKindNames, changeKinds } from '../../model/change-kinds.ts';
import type { Comparison, Side } from '../../model/difference.ts';
import type { DifferenceFormat } from '../../model/difference-format.ts';
import { count } from '../count.ts';
import { codeSpan } from './code-span.ts';
import { comparedWords } from './compared-words.ts';
import { countWords } from './count-words.ts';
import { groupWords } from './group-words.ts';

/** GitHub takes 65,536 characters; bytes are never fewer. The rest is for what stands around it in a comment. */
const mostBytes = 60_000;

/** For a pull request: a list of permissions that changed, never longer than a comment may be. */
export const markdown: DifferenceFormat = {
  summary: 'for a pull request: never longer than a comment may be',
  *render(comparison) {
    let bytes = 0;
    let left = 0;
    for (const line of lines(comparison)) {
      bytes += Buffer.byteLength(line) + 1;
      if (bytes > mostBytes) left++;
      else yield `${line}\n`;
    }
    if (left > 0)
      yield `\n*Cut here: ${count(left, 'more line')}.* \`rolecall diff --format json\` lists every cell.\n`;
  },
};

const marks = { safe: codeSpan, strong: (text: string) => text };

function* lines(comparison: Comparison): Generator<string> {
  yield `### Permissions: ${countWords(comparison)}`;
  yield '';
  yield `${sideWords(comparison.before)} → ${sideWords(comparison.after)}. Compared: ${comparedWords(comparison)}`;
  for (const kind of changeKindNames) {
    const own = comparison.groups.filter((group) => group.kind === kind);
    if (own.length === 0) continue;
    const { words, summary } = changeKinds[kind];
    yield '';
    yield `**${comparison.counts[kind]} ${words}**: ${summary}`;
    yield '';
    for (const group of own) {
      const { what, where } = groupWords(group, marks);
      yield where === undefined ? `- ${what}` : `- ${what} · ${where}`;
    }
  }
}

function sideWords({ kind, name, environment }: Side): string {
  return `${kind} ${codeSpan(name)} (${codeSpan(environment)})`;
}
