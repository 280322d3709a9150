import type { Finding } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import { attributionWords, expectedWords, observedWords, pointWords } from './cell-words.ts';
import { count } from './count.ts';
import { commandOf } from './curl.ts';
import { severities, toneOf, type Paint } from './paint.ts';
import { printable } from './printable.ts';
import { reproduction } from './reproduction.ts';

const shownOperations = 8;

/** Every finding, gravest first; accepted ones last, because they do not count. */
export function* findingLines(findings: readonly Finding[], run: RunLine, paint: Paint): Generator<string> {
  for (const severity of severities) {
    const grave = findings.filter((finding) => finding.severity === severity && !finding.accepted);
    if (grave.length === 0) continue;
    yield '';
    yield paint('strong', `${severity.toUpperCase()} · ${count(grave.length, 'finding')}`);
    for (const finding of grave) yield* lines(finding, run, paint);
  }
  const accepted = findings.filter((finding) => finding.accepted);
  if (accepted.length === 0) return;
  yield '';
  yield paint('strong', `ACCEPTED BY THE MATRIX · ${count(accepted.length, 'finding')}, not counted`);
  for (const finding of accepted) yield* lines(finding, run, paint);
}

function* lines(finding: Finding, run: RunLine, paint: Paint): Generator<string> {
  yield '';
  const sign = finding.verdict === 'inconclusive' ? '?' : '✗';
  const title = printable(finding.title);
  yield `${paint(toneOf[finding.verdict], `${sign} ${title}`)} ${paint('faint', `[${finding.verdict}]`)}`;
  const [example] = finding.examples;
  if (example) yield* evidence(example, paint);
  if (finding.operations.length > 1) yield `  ${paint('faint', 'where   ')}  ${operationList(finding.operations)}`;
  if (example) yield* commands(example, run, paint);
  yield `  ${paint('strong', '→')} ${printable(finding.remedy)}`;
}

function operationList(operations: readonly string[]): string {
  const shown = operations.slice(0, shownOperations).map(printable).join(', ');
  const rest = operations.length - shownOperations;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function* evidence({ verdict, fault }: Judged, paint: Paint): Generator<string> {
  const line = (name: string, text: string) => `  ${paint('faint', name.padEnd(8))}  ${text}`;
  yield line('cell', `${printable(verdict.operation)} · ${pointWords(verdict)}`);
  yield line('expected', expectedWords(verdict));
  yield line('observed', observedWords(verdict));
  yield line('rule', `${printable(verdict.expected.ruleText)}  ${printable(verdict.expected.rule)}`);
  const who = attributionWords(verdict);
  if (who !== undefined) yield line('answered', `by ${who}`);
  if (verdict.accepted) {
    const { reason, until } = verdict.accepted;
    yield line('accepted', `${printable(reason)}${until === null ? '' : `, until ${until}`}`);
  }
  const snippet = fault?.answer.kind === 'response' ? printable(fault.answer.body.slice(0, 400)).slice(0, 160) : '';
  if (snippet !== '') yield line('response', snippet);
  for (const note of verdict.notes) yield line('note', printable(note));
}

function* commands(judged: Judged, run: RunLine, paint: Paint): Generator<string> {
  const { control, fault } = reproduction(judged, run);
  if (control) {
    yield `  ${paint('faint', `# control: ${printable(judged.verdict.control ?? 'the same without the fault')}`)}`;
    yield commandOf(control, '  ');
  }
  if (fault) {
    yield `  ${paint('faint', `# fault: ${printable(judged.verdict.id)}`)}`;
    yield commandOf(fault, '  ');
  }
}
