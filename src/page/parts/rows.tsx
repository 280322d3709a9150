import type { ComponentChildren } from 'preact';

interface RowsProps {
  /** Names, and what is said under each; what says nothing is left out. */
  readonly rows: readonly (readonly [name: string, value: ComponentChildren])[];
}

/** Facts under their names. */
export function Rows({ rows }: RowsProps) {
  return (
    <dl class="rows">
      {rows.map(([name, value], index) =>
        value === null || value === undefined || value === false || value === '' ? null : (
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
