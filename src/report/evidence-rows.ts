import type { Judged } from '../model/report.ts';
import { attributionWords, expectedWords, observedWords, pointWords } from './cell-words.ts';
import { printable } from './printable.ts';

/** A name and what stands for it, both as they can be shown. */
export type EvidenceRow = readonly [name: string, text: string];

/** What was asked and seen of one cell, a row each. */
export function* evidenceRows({ verdict, fault }: Judged): Generator<EvidenceRow> {
  yield ['cell', `${printable(verdict.operation)} · ${pointWords(verdict)}`];
  yield ['expected', expectedWords(verdict)];
  yield ['observed', observedWords(verdict)];
  yield ['rule', `${printable(verdict.expected.ruleText)}  ${printable(verdict.expected.rule)}`];
  if (verdict.changed.length > 0) yield ['changed', verdict.changed.map(printable).join(', ')];
  const who = attributionWords(verdict);
  if (who !== undefined) yield ['answered', `by ${who}`];
  if (verdict.accepted) {
    const { reason, until } = verdict.accepted;
    yield ['accepted', `${printable(reason)}${until === null ? '' : `, until ${until}`}`];
  }
  const snippet = fault?.answer.kind === 'response' ? printable(fault.answer.body.slice(0, 400)).slice(0, 160) : '';
  if (snippet !== '') yield ['response', snippet];
  for (const note of verdict.notes) yield ['note', printable(note)];
}
