import type { ComponentChildren } from 'preact';

/** A row: what identifies it, and what stands in each column. */
export interface TableRow {
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
}

interface TableProps {
  /** One for each column; a figure where it begins with `#`. */
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
  readonly title?: string;
}

/** Rows under heads; where there is no room for columns, each cell says the head that it stands under. */
export function Table({ heads, rows, title }: TableProps) {
  if (rows.length === 0) return null;
  const columns = heads.map((head) => ({ name: head.replace(/^#/, ''), kind: head.startsWith('#') ? 'number' : '' }));
  return (
    <>
      {title !== undefined && <h3>{title}</h3>}
      <table class="list">
        <thead>
          <tr>
            {columns.map(({ name, kind }) => (
              <th key={name} scope="col" class={kind}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={index} class={columns[index]?.kind} data-head={columns[index]?.name}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
