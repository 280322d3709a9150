import { printable } from '../printable.ts';

/** The id of a cell as the page shows it, and its two parts: the operation, and what the id says after it. */
export function shownId(cell: { readonly id: string; readonly operation: string }) {
  const start = `${cell.operation} `;
  const operation = printable(cell.operation);
  const point = printable(cell.id.startsWith(start) ? cell.id.slice(start.length) : cell.id);
  // Put together from what is shown, so that the page finds the cell by it.
  return { operation, point, id: `${operation} ${point}` };
}
