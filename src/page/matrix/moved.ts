/** A place in the grid; the column -1 is the head of the row. */
interface Place {
  readonly row: number;
  readonly column: number;
}

const steps = new Map<string, readonly [down: number, right: number]>([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
  ['PageUp', [-10, 0]],
  ['PageDown', [10, 0]],
  ['Home', [0, Number.NEGATIVE_INFINITY]],
  ['End', [0, Number.POSITIVE_INFINITY]],
]);

/** Where a key leads, https://www.w3.org/WAI/ARIA/apg/patterns/grid; `undefined`: it is no key that moves. */
export function moved(
  { row, column }: Place,
  key: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Place | undefined {
  const step = steps.get(key);
  if (!step) return undefined;
  const [down, right] = step;
  return { row: within(row + down, 0, rows - 1), column: within(column + right, -1, columns - 1) };
}

function within(number: number, least: number, most: number): number {
  return Math.min(Math.max(number, least), most);
}
