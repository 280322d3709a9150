import { printable } from '../printable.ts';

/** The id of a cell in its two parts, as the page shows them: the operation, and what the id says after it. */
export function shownId({ id, operation }: { readonly id: string; readonly operation: string }) {
  const point = id.startsWith(`${operation} `) ? id.slice(operation.length + 1) : id;
  return { operation: printable(operation), point: printable(point) };
}
