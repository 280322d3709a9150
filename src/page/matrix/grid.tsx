import { useRef, useState } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import { cellText } from '../data/cell-text.ts';
import type { Fields } from '../data/fields.ts';
import type { Go } from '../use-page-state.ts';
import { fieldWords } from './field-words.ts';
import { moved } from './moved.ts';
import { Row } from './row.tsx';
import { useTabStop } from './use-tab-stop.ts';

interface GridProps {
  readonly audit: Audit;
  readonly fields: Fields;
  readonly go: Go;
}

/** The table itself. Arrow keys move from field to field, Enter opens one: the pattern of an ARIA grid. */
export function Grid({ audit, fields, go }: GridProps) {
  const { rows, columns } = fields;
  const table = useRef<HTMLTableElement>(null);
  const [hint, setHint] = useState('');
  const stop = useTabStop(table, fields);
  const { operation, role } = audit.table;
  const open = (target: EventTarget | null) => {
    const place = placeOf(target);
    if (!place) return;
    const of = place.column < 0 ? '' : (role.texts[columns[place.column] ?? 0] ?? '');
    go({ look: { kind: 'operation', operation: operation.texts[rows[place.row] ?? 0] ?? '', role: of } });
  };
  const say = (target: EventTarget | null) => {
    const place = placeOf(target);
    if (place && place.column >= 0)
      setHint(fieldWords(audit, fields, { row: rows[place.row] ?? 0, column: columns[place.column] ?? 0 }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (!place) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(event.target);
    }
    const next = moved(place, event.key, { rows: rows.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    const column = next.column < 0 ? ':not([data-column])' : `[data-column="${next.column}"]`;
    table.current?.querySelector<HTMLElement>(`[data-row="${next.row}"]${column}`)?.focus();
  };
  return (
    <>
      <div class="scroll">
        <table
          ref={table}
          class={`matrix ${columns.length > 8 ? 'many' : ''}`}
          style={{ '--columns': columns.length }}
          role="grid"
          aria-label="Operations by roles"
          onClick={(event) => open(event.target)}
          onKeyDown={onKeyDown}
          onMouseOver={(event) => say(event.target)}
          onFocusIn={(event) => {
            stop(event.target);
            say(event.target);
          }}
        >
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Operation
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" role="columnheader">
                  <span>{cellText(role.texts[column] ?? '')}</span>
                </th>
              ))}
              <th scope="col" role="columnheader" class="number">
                Proven
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, index) => (
              <Row key={row} audit={audit} fields={fields} row={row} index={index} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint no-print" aria-live="polite">
        {hint === '' ? 'Arrow keys move, Enter opens a field, / searches.' : hint}
      </p>
    </>
  );
}

/** Which field an event is about; the column -1 is the head of the row. */
function placeOf(target: EventTarget | null): { readonly row: number; readonly column: number } | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (!element) return undefined;
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column'] ?? -1) };
}
