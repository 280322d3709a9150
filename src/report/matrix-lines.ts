import type { Conclusion, MatrixCell, Share } from '../model/conclusion.ts';
import { count } from './count.ts';
import { toneOf, type Paint } from './paint.ts';
import { printable } from './printable.ts';
import { shortenMiddle } from './shorten-middle.ts';
import { signOf } from './sign-of.ts';

const allRowsUpTo = 40;
const signs = '✓ proven  · pass, unproven  ✗ finding  ? inconclusive  – not evaluable';
const letters = 'A allowed  D denied  E either   a field shows its worst cell';

/** Operations × roles, one sign a field: what came out, and what the contract says there. */
export function* matrixLines(
  { matrix, operations }: Conclusion,
  { width, verbose = false, paint }: { readonly width: number; readonly verbose?: boolean; readonly paint: Paint },
): Generator<string> {
  const roles = [...new Set(matrix.values().flatMap((row) => row.keys()))];
  if (roles.length === 0) return;
  const rows = [...matrix].filter(
    ([id, row]) => verbose || matrix.size <= allRowsUpTo || !entirelyProven(row, operations.get(id)),
  );
  yield '';
  yield paint('strong', 'OPERATIONS × ROLES');
  if (rows.length === 0) {
    yield paint('faint', `  all ${count(matrix.size, 'operation')} proven entirely`);
    return;
  }
  const layout = layOut(
    roles,
    rows.map(([id]) => id),
    width,
  );
  for (const block of layout.blocks) {
    yield paint(
      'faint',
      line(
        '',
        block.map((role) => shortenMiddle(printable(role), layout.column)),
        'proven',
        layout,
      ),
    );
    for (const [id, row] of rows) {
      const fields = block.map((role) => field(row.get(role)).padEnd(layout.column));
      const painted = fields.map((text, index) => paintField(text, row.get(block[index] ?? ''), paint));
      yield line(shortenMiddle(printable(id), layout.first), painted, shareWords(operations.get(id)), layout);
    }
  }
  const hidden = matrix.size - rows.length;
  if (hidden > 0) yield paint('faint', `  and ${count(hidden, 'operation')} proven entirely`);
  const legend = `  ${signs}   ${letters}`;
  if (legend.length <= width) yield paint('faint', legend);
  else yield* [`  ${signs}`, `  ${letters}`].map((text) => paint('faint', text));
}

interface Layout {
  readonly first: number;
  readonly column: number;
  readonly blocks: readonly (readonly string[])[];
}

/** Operation names shrink to 44 to keep roles legible, then role names do; what still does not fit goes into a second table. */
function layOut(roles: readonly string[], operations: readonly string[], width: number): Layout {
  const wide = Math.max(width, 40);
  const name = longest(operations, 0);
  const role = longest(roles, 2);
  const shareWidth = 10;
  const left = wide - 2 - shareWidth;
  const beside = (column: number) => left - roles.length * (Math.min(role, column) + 2);
  const first = Math.min(name, Math.max(44, beside(8)), Math.max(20, beside(4)));
  const room = left - first;
  const column = Math.max(Math.min(role, Math.floor(room / roles.length) - 2), Math.min(role, 4));
  const perBlock = Math.max(1, Math.floor(room / (column + 2)));
  const blocks = [];
  for (let start = 0; start < roles.length; start += perBlock) blocks.push(roles.slice(start, start + perBlock));
  return { first, column, blocks };
}

function line(name: string, fields: readonly string[], share: string, { first, column }: Layout): string {
  const padded = fields.map((text) => text.padEnd(column));
  return `  ${[name.padEnd(first), ...padded, share].join('  ')}`.trimEnd();
}

function field(cell: MatrixCell | undefined): string {
  return cell ? signOf(cell) : ' ';
}

function paintField(text: string, cell: MatrixCell | undefined, paint: Paint): string {
  if (!cell) return text;
  return cell.verdict === 'pass' && cell.proven === 0 ? text : paint(toneOf[cell.verdict], text);
}

function shareWords(share: Share | undefined): string {
  return share === undefined || share.provable === 0 ? '' : `${share.proven}/${share.provable}`;
}

function entirelyProven(row: ReadonlyMap<string, MatrixCell>, share: Share | undefined): boolean {
  const passed = [...row.values()].every(({ verdict }) => verdict === 'pass');
  return passed && share !== undefined && share.provable > 0 && share.proven === share.provable;
}

function longest(texts: readonly string[], from: number): number {
  let length = from;
  for (const text of texts) length = Math.max(length, printable(text).length);
  return length;
}
