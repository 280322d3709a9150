import { remedyFor } from '../judge/finding-text.ts';
import { oracles } from '../judge/oracles.ts';
import type { RunLine } from '../model/journal.ts';
import type { Oracle } from '../model/oracle.ts';
import type { Judged } from '../model/report.ts';
import { verdictCodes } from '../model/verdict-codes.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { commandOf } from '../report/curl.ts';
import { evidenceRows } from '../report/evidence-rows.ts';
import { printable } from '../report/printable.ts';
import { reproduction } from '../report/reproduction.ts';

/** All that a finding of the terminal report says, about one cell: what is wrong, who answered, what to do, two commands to see it. */
export function failureText(judged: Judged, run: RunLine): string {
  return [headOf(judged.verdict), '', ...evidence(judged), '', ...commands(judged, run)].join('\n').trimEnd();
}

function headOf({ verdict, code, severity, seen }: VerdictRecord): string {
  const first = seen.find((each) => each.severity !== 'info');
  if (severity !== null) return `${verdict}: ${verdictCodes[code]} (${severity})`;
  if (verdict === 'inconclusive' || !first) return `${verdict}: ${verdictCodes[code]}`;
  return `wrong-refusal: ${printable(first.evidence)} (${first.severity}, ${first.oracle})`;
}

function* evidence(judged: Judged): Generator<string> {
  const { verdict: record } = judged;
  for (const [name, text] of evidenceRows(judged)) yield line(name, text);
  for (const { oracle, evidence: shown } of record.seen) yield line('seen', printable(`${oracle}: ${shown}`));
  for (const remedy of remediesFor(record)) yield `  → ${printable(remedy)}`;
}

function line(name: string, text: string): string {
  return `  ${name.padEnd(8)}  ${text}`;
}

/** A verdict that stands has a remedy of its own; an open one says what would settle it. */
function remediesFor(record: VerdictRecord): string[] {
  const known: Readonly<Record<string, Oracle | undefined>> = oracles;
  const counted = record.seen.filter(({ severity }) => severity !== 'info');
  return [
    ...(record.severity === null ? [] : [remedyFor(record)]),
    ...(record.supply === null ? [] : [`to settle it: ${record.supply}`]),
    ...counted.flatMap(({ oracle }) => known[oracle]?.remedy ?? []),
  ];
}

function* commands(judged: Judged, run: RunLine): Generator<string> {
  const { control, fault, resources } = reproduction(judged, run);
  for (const { name, what } of resources) yield `# ${name}: ${printable(what)}`;
  if (control)
    yield* [`# control: ${printable(judged.verdict.control ?? 'the same without the fault')}`, commandOf(control)];
  if (fault) yield* [`# fault: ${printable(judged.verdict.id)}`, commandOf(fault)];
}
