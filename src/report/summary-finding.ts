import type { Finding } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import { attributionWords, expectedWords, observedWords, pointWords, seenWords } from './cell-words.ts';
import { commandOf } from './curl.ts';
import { markdownBlock } from './markdown-block.ts';
import { markdownCode } from './markdown-code.ts';
import { markdownText } from './markdown-text.ts';
import { reproduction } from './reproduction.ts';

const shownOperations = 8;
/** A body may be as long as it likes, and a page has an end. */
const longestCommands = 8_000;

/** A finding as Markdown, with its pair of commands folded away. */
export function summaryFinding(finding: Finding, run: RunLine): string {
  const { title, severity, verdict, code, fault, remedy, operations, examples } = finding;
  const kind = code === 'oracle' ? `${verdict}, ${markdownCode(fault)}` : verdict;
  const lines = [`#### ${severity}: ${markdownText(title)}`, '', `- ${kind}`];
  const [example] = examples;
  if (example) lines.push(...evidence(example, finding));
  if (operations.length > 1) lines.push(`- where: ${listOf(operations)}`);
  lines.push(`- **→** ${markdownText(remedy)}`, '');
  const pair = example && commands(example, run);
  return `${lines.join('\n')}\n${pair === undefined ? '' : `${pair}\n`}`;
}

function evidence({ verdict }: Judged, { code, fault }: Finding): string[] {
  const seen = code === 'oracle' ? seenWords(verdict, fault) : undefined;
  const who = attributionWords(verdict);
  const answered = who === undefined ? '' : `, answered by ${markdownText(who)}`;
  const { ruleText, rule } = verdict.expected;
  return [
    `- ${markdownCode(verdict.operation)} · ${markdownCode(pointWords(verdict))}: expected ${expectedWords(verdict)}, ${observedWords(verdict)}${answered}`,
    ...(seen === undefined ? [] : [`- seen: ${markdownText(seen)}`]),
    `- rule ${markdownCode(ruleText)} at ${markdownCode(rule)}`,
    ...(verdict.accepted ? [`- accepted: ${markdownText(verdict.accepted.reason)}`] : []),
  ];
}

function listOf(operations: readonly string[]): string {
  const rest = operations.length - shownOperations;
  const shown = operations.slice(0, shownOperations).map(markdownCode).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function commands(example: Judged, run: RunLine): string | undefined {
  const { control, fault } = reproduction(example, run);
  const text = [control && `# control\n${commandOf(control)}`, fault && `# fault\n${commandOf(fault)}`]
    .filter((part) => part !== undefined)
    .join('\n');
  if (text === '') return undefined;
  if (text.length > longestCommands) return 'The commands are too long for this page: see the terminal report.\n';
  return `<details><summary>Commands</summary>\n\n${markdownBlock(text, 'sh')}\n</details>\n`;
}
