import type { Audit } from '../data/audit.ts';
import { cellText } from '../data/cell-text.ts';
import type { Fields } from '../data/fields.ts';
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
  const all = fields.columns.map((column, place) => {
    const field = fields.field(row, column);
    proven += field.proven;
    provable += field.provable;
    const { name, sign } = levelNumbered(field.level);
    const number = field.level > passed ? ` ${field.worst}` : '';
    return (
      <td key={column} class={name} tabIndex={-1} data-row={index} data-column={place}>
        {field.cells === 0 ? '' : `${sign} ${audit.access(row, column)}${number}`}
      </td>
    );
  });
  return (
    <tr>
      <th scope="row" tabIndex={index === 0 ? 0 : -1} data-row={index}>
        {cellText(audit.table.operation.texts[row] ?? '')}
      </th>
      {all}
      <td class="number share-of">{provable === 0 ? '' : `${proven}/${provable}`}</td>
    </tr>
  );
}
