import type { CellTable } from './cell-table.ts';

/** How much a cell asks to be looked at: the worst one speaks for a field of the matrix. */
export const levels = [
  { name: 'none', sign: '', words: 'no cell' },
  { name: 'proven', sign: '✓', words: 'proven' },
  { name: 'unproven', sign: '·', words: 'pass, unproven' },
  { name: 'not-evaluable', sign: '–', words: 'not evaluable' },
  { name: 'inconclusive', sign: '?', words: 'inconclusive' },
  { name: 'accepted', sign: '≈', words: 'accepted deviation' },
  { name: 'wrong-refusal', sign: '✗', words: 'wrong-refusal' },
  { name: 'over-restrictive', sign: '✗', words: 'over-restrictive' },
  { name: 'over-permissive', sign: '✗', words: 'over-permissive' },
] as const;

/** One of the levels. */
export type Level = (typeof levels)[number];

const numbers = new Map<string, number>(levels.map(({ name }, number) => [name, number]));

/** The number of a level. */
export function levelNumber(name: Level['name']): number {
  return numbers.get(name) ?? 0;
}

/** The number of each cell's level. */
export function levelsOf(table: CellTable): Uint8Array {
  const byVerdict = table.verdict.texts.map((verdict) => numbers.get(verdict));
  return Uint8Array.from({ length: table.size }, (_, cell) => {
    const verdict = byVerdict[table.verdict.cells[cell] ?? 0];
    if (verdict === undefined) return table.isProven(cell) ? 1 : 2;
    return verdict > 3 && table.isAccepted(cell) ? 5 : verdict;
  });
}

/** A level by its number. */
export function levelNumbered(number: number | undefined): Level {
  return levels[number ?? 0] ?? levels[0];
}
