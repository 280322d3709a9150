import type { Audit } from '../data/audit.ts';
import { count } from '../data/count.ts';
import type { Fields } from '../data/fields.ts';
import { levelNumbered } from '../data/level-of.ts';
import { shown } from '../data/shown.ts';

/** A field in a sentence, for whoever points at it. */
export function fieldWords(
  audit: Audit,
  fields: Fields,
  { row, column }: { readonly row: number; readonly column: number },
): string {
  const { cells, level, worst, proven, provable } = fields.field(row, column);
  const operation = shown(audit.table.operation.texts[row] ?? '');
  const role = shown(audit.table.role.texts[column] ?? '');
  if (cells === 0) return `${role} on ${operation}: nothing was planned`;
  const access = audit.access(row, column);
  const says = access === '' ? '' : `the matrix says ${access}; `;
  return `${role} on ${operation}: ${says}${count(cells, 'cell')}, ${worst} of them ${levelNumbered(level).words}; ${proven} of ${provable} provable proven`;
}
