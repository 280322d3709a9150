import type { MatrixCell } from '../model/conclusion.ts';

const letters = { admitted: 'A', refused: 'D', either: 'E' } as const;

/** A field of the matrix in two signs: what came out, and what the contract says there. */
export function signOf(cell: MatrixCell): string {
  return outcome(cell) + letters[cell.expected];
}

function outcome({ verdict, proven }: MatrixCell): string {
  if (verdict === 'pass') return proven > 0 ? '✓' : '·';
  if (verdict === 'inconclusive') return '?';
  return verdict === 'not-evaluable' ? '–' : '✗';
}
