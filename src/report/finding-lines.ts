import type { Finding } from '../model/conclusion.ts';
import type { RunLine } from '../model/journal.ts';
import type { Judged } from '../model/report.ts';
import { seenWords } from './cell-words.ts';
import { count } from './count.ts';
import { commandOf } from './curl.ts';
import { evidenceRows } from './evidence-rows.ts';
import { toneOf, type Paint } from './paint.ts';
import { printable } from './printable.ts';
import { reproduction } from './reproduction.ts';
import { severities } from '../model/severities.ts';

const shownOperations = 8;

/** Every finding, gravest first; accepted ones last, because they do not count. Notes stand elsewhere. */
export function* findingLines(
  findings: readonly Finding[],
  run: RunLine,
  { verbose = false, paint }: { readonly verbose?: boolean; readonly paint: Paint },
): Generator<string> {
  const how = { verbose, paint };
  const counted = findings.filter(({ verdict, accepted }) => !accepted && verdict !== 'note');
  for (const severity of severities) {
    const grave = counted.filter((finding) => finding.severity === severity);
    if (grave.length === 0) continue;
    yield '';
    yield paint('strong', `${severity.toUpperCase()} · ${count(grave.length, 'finding')}`);
    for (const finding of grave) yield* lines(finding, run, how);
  }
  const accepted = findings.filter((finding) => finding.accepted);
  if (accepted.length === 0) return;
  yield '';
  yield paint('strong', `ACCEPTED BY THE MATRIX · ${count(accepted.length, 'finding')}, not counted`);
  for (const finding of accepted) yield* lines(finding, run, how);
}

function* lines(
  finding: Finding,
  run: RunLine,
  { verbose, paint }: { readonly verbose: boolean; readonly paint: Paint },
): Generator<string> {
  yield '';
  const sign = finding.verdict === 'inconclusive' ? '?' : '✗';
  const title = printable(finding.title);
  const tone = finding.verdict === 'note' ? 'faint' : toneOf[finding.verdict];
  const kind = finding.code === 'oracle' ? `${finding.verdict}, ${printable(finding.fault)}` : finding.verdict;
  yield `${paint(tone, `${sign} ${title}`)} ${paint('faint', `[${kind}]`)}`;
  const [example] = finding.examples;
  if (example) yield* evidence(example, finding, paint);
  if (finding.operations.length > 1)
    yield `  ${paint('faint', 'where   ')}  ${operationList(finding.operations, verbose)}`;
  if (example) yield* commands(example, finding, { run, paint });
  yield `  ${paint('strong', '→')} ${printable(finding.remedy)}`;
}

function operationList(operations: readonly string[], verbose: boolean): string {
  if (verbose) return operations.map(printable).join(', ');
  const shown = operations.slice(0, shownOperations).map(printable).join(', ');
  const rest = operations.length - shownOperations;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function* evidence(example: Judged, finding: Finding, paint: Paint): Generator<string> {
  const line = (name: string, text: string) => `  ${paint('faint', name.padEnd(8))}  ${text}`;
  const seen = finding.code === 'oracle' ? seenWords(example.verdict, finding.fault) : undefined;
  for (const [name, text] of evidenceRows(example)) {
    yield line(name, text);
    if (name === 'rule' && seen !== undefined) yield line('seen', seen);
  }
}

function* commands(
  judged: Judged,
  { code }: Finding,
  { run, paint }: { readonly run: RunLine; readonly paint: Paint },
): Generator<string> {
  const { control, fault, resources } = reproduction(judged, run);
  for (const { name, what } of resources) yield `  ${paint('faint', `# ${name}: ${printable(what)}`)}`;
  if (control) {
    const held = code === 'oracle' ? `compared with: ${judged.control?.about ?? ''}` : undefined;
    const name = held ?? `control: ${judged.verdict.control ?? 'the same without the fault'}`;
    yield `  ${paint('faint', `# ${printable(name)}`)}`;
    yield commandOf(control, '  ');
  }
  if (fault) {
    yield `  ${paint('faint', `# ${code === 'oracle' ? 'refused' : 'fault'}: ${printable(judged.verdict.id)}`)}`;
    yield commandOf(fault, '  ');
  }
}
