import type { ChangeGroup } from '../../model/difference.ts';
import { count } from '../count.ts';

const shown = 4;

/** A group of equal changes: who and what became of it; where, unless it is a single cell, whose id says that. */
interface GroupWords {
  readonly what: string;
  readonly where: string | undefined;
}

interface Marks {
  /** Makes a text of foreign origin safe where it is shown. */
  readonly safe: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** A group of equal changes, in words. */
export function groupWords(group: ChangeGroup, { safe, strong }: Marks): GroupWords {
  const { before, after, callers, operations, cells, examples, matrixToo } = group;
  const became = [before, after].flatMap((text) => (text === null ? [] : [safe(text)])).join(' → ');
  const also = matrixToo ? ' (the matrix changed, too)' : '';
  const who = cells === 1 ? safe(examples[0] ?? '') : listWords(callers.map(safe));
  const what = `${strong(who)}: ${became}${also}`;
  if (cells === 1) return { what, where: undefined };
  const amounts = [count(cells, 'cell'), ...(operations.length === 1 ? [] : [count(operations.length, 'operation')])];
  return { what, where: `${amounts.join(', ')}: ${listWords(operations.map(safe))}` };
}

function listWords(all: readonly string[]): string {
  const rest = all.length - shown;
  return all.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
