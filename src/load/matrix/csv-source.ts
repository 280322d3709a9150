import { readSource, tokensOf, type Source } from '../source.ts';

/** Reads a CSV file; its places are `/row/column`, both from 0. */
export async function readCsvSource(file: string, namedAt?: () => string): Promise<Source> {
  return csvSourceOf(await readSource(file, namedAt));
}

/** The same text, located as a table. */
function csvSourceOf(source: Source): Source {
  return {
    ...source,
    locate: ({ pointer }) => {
      const [row, column] = tokensOf(pointer).map(Number);
      return { file: source.file, ...cellAt(source.text, row ?? 0, column ?? 0) };
    },
  };
}

/** Line and column of a cell, RFC 4180: inside quotes neither commas nor line ends count. */
function cellAt(text: string, row: number, column: number): { line: number; column: number } {
  const at = { row: 0, cell: 0, line: 1, column: 1 };
  let quoted = false;
  for (const character of text.replace(/^\uFEFF/, '')) {
    if (at.row === row && at.cell === column && character !== ' ') return { line: at.line, column: at.column };
    at.column += 1;
    if (character === '"') quoted = !quoted;
    if (character === ',' && !quoted) at.cell += 1;
    if (character !== '\n') continue;
    at.line += 1;
    at.column = 1;
    if (quoted) continue;
    if (at.row === row) break;
    at.row += 1;
    at.cell = 0;
  }
  return { line: at.line, column: at.column };
}
