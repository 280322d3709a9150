import { useMemo } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import { cellText } from '../data/cell-text.ts';
import type { Fields } from '../data/fields.ts';
import { OperationName } from '../parts/operation-name.tsx';
import { levelNumbered } from '../data/level-of.ts';

/** The level of what passed; of what is worse, the field says how many there are. */
const passed = 2;

interface RowProps {
  readonly audit: Audit;
  readonly fields: Fields;
  /** The number of the operation. */
  readonly row: number;
  readonly index: number;
}

/** One operation: a field for each role. Fields are texts alone, because there are thousands of them. */
export function Row({ audit, fields, row, index }: RowProps) {
  let proven = 0;
  let provable = 0;
  const all = fields.columns.map((column) => {
    const field = fields.field(row, column);
    proven += field.proven;
    provable += field.provable;
    return textOf(field, audit.access(row, column));
  });
  const share = provable === 0 ? '' : `${proven}/${provable}`;
  const name = cellText(audit.table.operation.texts[row] ?? '');
  // Most rows look the same with the next filter: what is the same object is not compared.
  return useMemo(
    () => (
      <tr role="row">
        <th scope="row" role="rowheader" tabIndex={-1} data-row={index}>
          <OperationName name={name} />
        </th>
        {all.map(([level, text], place) => (
          <td key={place} role="gridcell" class={level} tabIndex={-1} data-row={index} data-column={place}>
            {text}
          </td>
        ))}
        <td role="gridcell" class="number share-of">
          {share}
        </td>
      </tr>
    ),
    [index, name, share, all.join('\n')],
  );
}

function textOf({ cells, level, worst }: ReturnType<Fields['field']>, access: string): readonly [string, string] {
  const { name, sign } = levelNumbered(level);
  if (cells === 0) return [name, ''];
  return [name, `${sign} ${access}${level > passed ? ` ${worst}` : ''}`];
}
