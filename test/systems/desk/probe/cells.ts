import { expected, principals } from './expected.ts';

/** One place in the contract, with the status that belongs there. */
export interface Cell {
  /** `POST /path principal axis=value`, as breaks name it. */
  readonly id: string;
  readonly operation: string;
  readonly principal: string;
  readonly axes: Readonly<Record<string, string>>;
  readonly status: number;
}

/** Ways in which a token that somebody has is not good. */
const bad = [
  'expired',
  'not-yet-valid',
  'wrong-signature',
  'wrong-key',
  'alg-none',
  'tampered-claim',
  'wrong-scheme',
  'wrong-place',
];

/** Every cell of the table, and every token state on each principal that is let in there. */
export const cells: readonly Cell[] = expected
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [method = '', path = '', ...rest] = line.split(/\s+/);
    const operation = `${method} ${path}`;
    const statuses = rest.slice(-principals.length);
    const axes = Object.fromEntries(rest.slice(0, -principals.length).map((axis) => axis.split('=')));
    const row = principals.flatMap((principal, index) => {
      const status = Number(statuses[index]);
      return Number.isNaN(status) ? [] : [cellOf({ operation, principal, axes, status })];
    });
    return Object.keys(axes).length > 0 || statuses[0] !== '401' ? row : [...row, ...withTokens(row)];
  });

/** Tokens that nobody issued, once; those that somebody has, for each who may. */
function withTokens(row: readonly Cell[]): Cell[] {
  const [anonymous, ...others] = row;
  const nobodys = ['empty', 'malformed', 'unknown'].flatMap((token) =>
    anonymous ? [faulted(anonymous, token, 401)] : [],
  );
  const somebodys = others
    .filter(({ status }) => status < 300)
    .flatMap((cell) => [...bad.map((token) => faulted(cell, token, 401)), faulted(cell, 'two-places', 400)]);
  return [...nobodys, ...somebodys];
}

function faulted(cell: Cell, token: string, status: number): Cell {
  return cellOf({ ...cell, axes: { token }, status });
}

function cellOf(cell: Omit<Cell, 'id'>): Cell {
  const axes = Object.entries(cell.axes).map(([axis, value]) => ` ${axis}=${value}`);
  return { ...cell, id: `${cell.operation} ${cell.principal}${axes.join('')}` };
}
