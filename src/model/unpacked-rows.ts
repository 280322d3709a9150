import type { PackedRows } from './audit-data.ts';

/** The texts that were packed, in their order. */
export function unpackedRows({ templates, rows }: PackedRows): string[] {
  const columns = templates.map(({ words }) => {
    const own: (readonly string[])[] = [];
    for (const each of words) own.push(typeof each === 'number' ? (own[each] ?? []) : wordsOf(each));
    return own;
  });
  const read = templates.map(() => 0);
  return rows.map((number) => {
    const row = read[number] ?? 0;
    read[number] = row + 1;
    const words = columns[number]?.map((column) => column[row] ?? column[0] ?? '') ?? [];
    return (templates[number]?.between ?? []).map((text, index) => text + (words[index] ?? '')).join('');
  });
}

function wordsOf(column: string | readonly [string]): readonly string[] {
  return typeof column === 'string' ? column.split(' ') : column;
}
