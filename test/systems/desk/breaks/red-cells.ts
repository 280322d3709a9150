/** The cells of one operation: of each principal, at the same place on the other axes. */
export function redCells(operation: string, principals: string, axes = ''): string[] {
  return principals.split(' ').map((principal) => `${operation} ${principal}${axes === '' ? '' : ` ${axes}`}`);
}
