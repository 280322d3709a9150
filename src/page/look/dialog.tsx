import { useEffect, useRef } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import type { Filters } from '../data/filters.ts';
import type { Look } from '../data/page-state.ts';
import type { Go } from '../use-page-state.ts';
import { CellLook } from './cell-look.tsx';
import { OperationLook } from './operation-look.tsx';

interface DialogProps {
  readonly audit: Audit;
  readonly look: Look | undefined;
  readonly filters: Filters;
  readonly go: Go;
}

/** What somebody looks at, beside the page; Escape closes it, and the browser gives the focus back. */
export function Dialog({ audit, look, filters, go }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** How often it was closed by the address: that is told later, when another address may have opened it again. */
  const closed = useRef(0);
  useEffect(() => {
    const { current } = dialog;
    if (!current) return;
    if (look && !current.open) current.showModal();
    if (!look && current.open) {
      closed.current++;
      current.close();
    }
    current.scrollTop = 0;
  }, [look]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="look-title"
      onClose={() => {
        if (closed.current > 0) closed.current--;
        else go({ look: undefined });
      }}
      onClick={(event) => {
        // What is beside the dialog is its backdrop.
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      {look && (
        <div class="look">
          <button type="button" class="close" aria-label="Close" onClick={() => dialog.current?.close()}>
            ×
          </button>
          {look.kind === 'cell' ? (
            <CellLook audit={audit} id={look.id} filters={filters} go={go} />
          ) : (
            <OperationLook audit={audit} look={look} go={go} />
          )}
        </div>
      )}
    </dialog>
  );
}
