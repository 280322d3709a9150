import { levels as allLevels } from './level-of.ts';
import type { Audit } from './audit.ts';

/** Numbers of the cells that are looked for: the worst first, then operation by operation. */
export function worstFirst({ table, levels, operations }: Audit, found: Uint8Array): readonly number[] {
  const places = new Uint32Array(operations.length);
  for (const [place, operation] of operations.entries()) places[operation] = place;
  // One number says all that cells are ordered by: numbers alone are sorted without a function, ten times as fast.
  const keys = new Float64Array(table.size);
  let size = 0;
  for (let cell = 0; cell < table.size; cell++) {
    if (found[cell] !== 1) continue;
    const grave = allLevels.length - (levels[cell] ?? 0);
    const place = places[table.operation.cells[cell] ?? 0] ?? 0;
    keys[size++] = (grave * operations.length + place) * table.size + cell;
  }
  return Array.from(keys.subarray(0, size).toSorted(), (key) => key % table.size);
}
