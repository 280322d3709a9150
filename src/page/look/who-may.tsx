import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import { cellsOn } from '../data/cells-on.ts';
import { levelNumbered } from '../data/level-of.ts';
import { pointOf } from '../data/point-of.ts';
import { shown } from '../data/shown.ts';
import { CellLink } from '../parts/cell-link.tsx';
import type { Go } from '../use-page-state.ts';
import { RuleOf } from './rule-of.tsx';

interface WhoMayProps {
  readonly audit: Audit;
  readonly operation: string;
  readonly go: Go;
}

/** The answer to "who can do this, and how do we know?": who was let in, and who was kept out, with nothing else off. */
export function WhoMay({ audit, operation, go }: WhoMayProps) {
  const { table, levels } = audit;
  const plain = cellsOn(audit, operation).filter((cell) => isPlain(pointOf(table, cell)));
  const saw = (cell: number) => textOf(table.observed, cell);
  const groups = [
    ['Were admitted', plain.filter((cell) => saw(cell).startsWith('admitted'))],
    ['Were refused', plain.filter((cell) => saw(cell) !== 'not sent' && !saw(cell).startsWith('admitted'))],
    ['Were not asked', plain.filter((cell) => saw(cell) === 'not sent')],
  ] as const;
  const [ruled] = [...groups.flatMap(([, cells]) => cells), ...cellsOn(audit, operation)];
  return (
    <>
      {ruled !== undefined && <RuleOf table={table} cell={ruled} />}
      <dl class="who">
        {groups.map(([title, cells]) =>
          cells.length === 0 ? null : (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <ul>
                  {cells.map((cell) => {
                    const { name, sign, words } = levelNumbered(levels[cell]);
                    return (
                      <li key={cell} class={name}>
                        <span class="sign" aria-hidden="true">
                          {sign}
                        </span>{' '}
                        <CellLink id={table.idOf(cell)} words={textOf(table.point, cell)} go={go} />{' '}
                        <span class="faint">
                          {shown(saw(cell))}; {words}
                        </span>
                      </li>
                    );
                  })}
                </ul>
              </dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

/** A case is a request of its own, not a fault. */
function isPlain(point: string): boolean {
  return point === '' || /^case=\S+$/.test(point);
}
