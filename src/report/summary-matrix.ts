import type { Conclusion, MatrixCell } from '../model/conclusion.ts';
import { count } from './count.ts';
import { markdownCode } from './markdown-code.ts';
import { signOf } from './sign-of.ts';

/** Operations × roles as a Markdown table, folded away where it is long. */
export function* summaryMatrix({ matrix, operations }: Conclusion): Generator<string> {
  const roles = [...new Set(matrix.values().flatMap((row) => row.keys()))];
  if (roles.length === 0) return;
  yield '### Operations × roles\n\n';
  yield '✓ proven, · pass but unproven, ✗ finding, ? inconclusive, – not evaluable; A allowed, D denied, E either. A field shows its worst cell.\n\n';
  const head = ['', ...roles.map(markdownCode), 'proven'];
  yield `${lineOf(head)}${lineOf(head.map(() => '---'))}`;
  for (const [id, row] of matrix) {
    const { proven = 0, provable = 0 } = operations.get(id) ?? {};
    const share = provable === 0 ? '' : `${proven}/${provable}`;
    yield lineOf([markdownCode(id), ...roles.map((role) => field(row.get(role))), share]);
  }
  yield `\n${count(matrix.size, 'operation')}\n`;
}

function field(cell: MatrixCell | undefined): string {
  return cell ? signOf(cell) : '';
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
