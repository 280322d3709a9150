import type { Side } from '../../model/difference.ts';
import type { DifferenceFormat } from '../../model/difference-format.ts';
import { differenceLines } from '../difference-lines.ts';
import { brush } from '../paint.ts';
import { printable } from '../printable.ts';
import { comparedWords } from './compared-words.ts';
import { countWords } from './count-words.ts';

/** For people: the gravest changes first. */
export const terminal: DifferenceFormat = {
  summary: 'for people: the gravest changes first',
  *render(comparison, { colour }) {
    const paint = brush(colour);
    const words = countWords(comparison);
    yield `${paint('strong', words.slice(0, 1).toUpperCase() + words.slice(1))}\n`;
    yield `  ${paint('faint', 'before    ')}${sideWords(comparison.before)}\n`;
    yield `  ${paint('faint', 'after     ')}${sideWords(comparison.after)}\n`;
    yield `  ${paint('faint', 'compared  ')}${comparedWords(comparison)}\n`;
    for (const line of differenceLines(comparison, paint)) yield `${line}\n`;
  },
};

function sideWords({ kind, name, environment }: Side): string {
  return printable(`${kind} ${name}, environment ${environment}`);
}
