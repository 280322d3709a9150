import { useLayoutEffect } from 'preact/hooks';
import type { Neighbours } from '../data/neighbours.ts';
import type { Go } from '../use-page-state.ts';

/** The way to the cell before and to the next, by buttons and by the keys `k` and `j`. */
export function Steps({
  around: { before, after, place, size },
  go,
}: {
  readonly around: Neighbours;
  readonly go: Go;
}) {
  const to = (id: string | undefined) => {
    if (id !== undefined) go({ look: { kind: 'cell', id } }, { replace: true });
  };
  // Before the next key: who holds one down goes from cell to cell.
  useLayoutEffect(() => {
    const listen = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return;
      if (key === 'j') to(after);
      if (key === 'k') to(before);
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  });
  if (place === 0) return null;
  return (
    <span class="steps no-print">
      <button type="button" disabled={before === undefined} onClick={() => to(before)} aria-label="Cell before, key k">
        ‹
      </button>
      <span class="faint">
        {place.toLocaleString('en')} of {size.toLocaleString('en')}
      </span>
      <button type="button" disabled={after === undefined} onClick={() => to(after)} aria-label="Next cell, key j">
        ›
      </button>
    </span>
  );
}
