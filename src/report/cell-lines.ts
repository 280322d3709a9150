import type { Report } from '../model/report.ts';
import type { VerdictRecord } from '../model/verdict.ts';
import { attributionWords, expectedWords, observedWords, pointWords } from './cell-words.ts';
import { toneOf, type Paint } from './paint.ts';
import { printable } from './printable.ts';

/** Every cell in a line, operation by operation as they were settled. */
export async function* cellLines({ judged }: Report, paint: Paint): AsyncGenerator<string> {
  yield '';
  yield paint('strong', 'CELLS');
  let operation: string | undefined;
  for await (const { verdict } of judged()) {
    if (verdict.operation !== operation) yield `  ${printable((operation = verdict.operation))}`;
    yield `    ${paint(toneOf[verdict.verdict], `${sign(verdict)} ${pointWords(verdict)}`)}  ${paint('faint', words(verdict))}`;
  }
}

function sign({ verdict, proven }: VerdictRecord): string {
  if (verdict === 'pass') return proven ? '✓' : '·';
  if (verdict === 'inconclusive') return '?';
  return verdict === 'not-evaluable' ? '–' : '✗';
}

function words(verdict: VerdictRecord): string {
  const who = attributionWords(verdict);
  const answered = who === undefined ? '' : `, by ${who}`;
  const code = verdict.verdict === 'pass' ? '' : ` · ${verdict.verdict} ${verdict.code}`;
  return `expects ${expectedWords(verdict)} · ${observedWords(verdict)}${answered}${code}`;
}
