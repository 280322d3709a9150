import { useEffect, useState } from 'preact/hooks';
import type { CellTable } from './cell-table.ts';
import { evidenceOf, type CellEvidence } from './evidence.ts';

/** The evidence of a cell: on its way, here, or not to be had. */
export type Loading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly evidence: CellEvidence }
  | { readonly kind: 'failed'; readonly why: string };

/** Decodes the evidence of the cell that is looked at; what was decoded for another one by then is dropped. */
export function useEvidence(table: CellTable, cell: number): Loading {
  const [state, setState] = useState<Loading & { readonly cell: number }>({ kind: 'loading', cell });
  useEffect(() => {
    let isWanted = true;
    const settle = (loading: Loading) => {
      if (isWanted) setState({ ...loading, cell });
    };
    evidenceOf(table, cell).then(
      (evidence) => settle({ kind: 'here', evidence }),
      (error: unknown) => settle({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [table, cell]);
  return state.cell === cell ? state : { kind: 'loading' };
}
