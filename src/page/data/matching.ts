import type { Audit } from './audit.ts';
import type { Column } from './cell-table.ts';
import type { Filters } from './filters.ts';

/** Which cells are looked for: a byte each. Each filter is asked of the few texts of a column, and not of each cell. */
export function matching(audit: Audit, filters: Filters): Uint8Array {
  const { table } = audit;
  const found = new Uint8Array(table.size).fill(1);
  for (const wanted of [...columnTests(audit, filters), ...cellTests(audit, filters)])
    for (let cell = 0; cell < table.size; cell++) if (found[cell] === 1 && !wanted(cell)) found[cell] = 0;
  return found;
}

type Test = (cell: number) => boolean;

function* columnTests(audit: Audit, { role, tag, severity, axis, text }: Filters): Generator<Test> {
  const { table, tags } = audit;
  if (role !== '') yield among(table.role, (name) => name === role);
  if (tag !== '') yield among(table.operation, (id) => tags.get(id)?.includes(tag) === true);
  if (severity !== '') yield among(table.severity, (name) => name === severity);
  if (axis === 'none')
    for (const [name, column] of table.axes) if (name !== 'case') yield among(column, (value) => value === '');
  const [name = '', ...value] = axis === 'none' ? [] : axis.split('=');
  if (name !== '') {
    const column = table.axes.get(name);
    const sought = value.join('=');
    yield column ? among(column, (each) => (sought === '' ? each !== '' : each === sought)) : () => false;
  }
  for (const word of text.toLowerCase().split(/\s+/)) if (word !== '') yield containing(audit, word);
}

function* cellTests({ table, levels, changes }: Audit, { verdict, change }: Filters): Generator<Test> {
  if (verdict === 'finding') yield (cell) => (levels[cell] ?? 0) > 5;
  else if (verdict === 'proven') yield (cell) => table.isProven(cell);
  else if (verdict === 'unproven') yield (cell) => table.isProvable(cell) && !table.isProven(cell);
  else if (verdict === 'accepted') yield (cell) => table.isAccepted(cell);
  else if (verdict === 'seen') yield among(table.seen, (names) => names !== '');
  else if (verdict !== '') yield among(table.verdict, (name) => name === verdict);
  if (change !== '') yield (cell) => changes.get(table.idOf(cell))?.kind === change;
}

function among({ texts, cells }: Column, wanted: (text: string) => boolean): Test {
  const is = texts.map(wanted);
  return (cell) => is[cells[cell] ?? 0] === true;
}

/** A word may stand in the operation, in its tags or in the point. */
function containing({ table, tags }: Audit, word: string): Test {
  const has = (text: string) => text.toLowerCase().includes(word);
  const operation = among(table.operation, (id) => has(id) || tags.get(id)?.some(has) === true);
  const point = among(table.point, has);
  return (cell) => operation(cell) || point(cell);
}
