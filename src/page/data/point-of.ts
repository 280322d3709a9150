import { textOf, type CellTable } from './cell-table.ts';

/** What is off its default, whoever calls: `token=expired`; empty where nothing is. */
export function pointOf({ axes }: CellTable, cell: number): string {
  const parts: string[] = [];
  for (const [name, column] of axes) {
    const value = textOf(column, cell);
    if (value !== '') parts.push(`${name}=${value}`);
  }
  return parts.join(' ');
}
