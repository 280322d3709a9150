import type { ChangeGroup } from '../../model/difference.ts';
import { count } from '../count.ts';

const shown = 4;

interface Marks {
  /** Makes a text of foreign origin safe where it is shown. */
  readonly safe: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** A group of equal changes in one line: who, what became of it, and where. */
export function groupWords(group: ChangeGroup, { safe, strong }: Marks): string {
  const { before, after, callers, operations, cells, examples, matrixToo } = group;
  const became = [before, after].flatMap((text) => (text === null ? [] : [safe(text)])).join(' → ');
  const also = matrixToo ? ' (the matrix changed, too)' : '';
  const [only = ''] = examples;
  if (cells === 1) return `${strong(safe(only))}: ${became}${also}`;
  const where = operations.length === 1 ? '' : `, ${count(operations.length, 'operation')}`;
  return `${strong(listWords(callers.map(safe)))}: ${became}${also} · ${count(cells, 'cell')}${where}: ${listWords(operations.map(safe))}`;
}

function listWords(all: readonly string[]): string {
  const rest = all.length - shown;
  return all.slice(0, shown).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
