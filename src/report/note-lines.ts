import type { Finding } from '../model/conclusion.ts';
import { pointWords, seenWords } from './cell-words.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';

/** What was seen and counts nowhere, in three lines each. */
export function* noteLines(findings: readonly Finding[], paint: Paint): Generator<string> {
  const notes = findings.filter(({ verdict }) => verdict === 'note');
  if (notes.length === 0) return;
  yield '';
  yield paint('strong', `NOTES · ${notes.length}, not counted`);
  for (const { title, fault, remedy, examples } of notes) {
    yield `  ${printable(title)} ${paint('faint', `[${printable(fault)}]`)}`;
    for (const { verdict } of examples.slice(0, 1)) {
      const cell = `${printable(verdict.operation)} · ${pointWords(verdict)}`;
      yield paint('faint', `    ${cell}: ${seenWords(verdict, fault) ?? ''}`);
    }
    yield `    ${paint('strong', '→')} ${printable(remedy)}`;
  }
}
