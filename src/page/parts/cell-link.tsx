import { cellText } from '../data/cell-text.ts';
import { hashOf, startState } from '../data/page-state.ts';
import type { Go } from '../use-page-state.ts';
import { OperationName } from './operation-name.tsx';

/** A way to the evidence of a cell, which can be opened, copied and sent. */
export function CellLink({ id, go, words = id }: { readonly id: string; readonly go: Go; readonly words?: string }) {
  const look = { kind: 'cell', id } as const;
  return (
    <a
      class="cell-link"
      href={hashOf({ ...startState, look })}
      onClick={(event) => {
        event.preventDefault();
        go({ look });
      }}
    >
      <OperationName name={cellText(words)} />
    </a>
  );
}
