import { useMemo } from 'preact/hooks';
import type { Audit } from '../data/audit.ts';
import { textOf } from '../data/cell-table.ts';
import type { Filters } from '../data/filters.ts';
import { levelNumbered } from '../data/level-of.ts';
import { neighbours } from '../data/neighbours.ts';
import { shown } from '../data/shown.ts';
import { useEvidence } from '../data/use-evidence.ts';
import { Badge } from '../parts/badge.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import type { Go } from '../use-page-state.ts';
import { Evidence } from './evidence.tsx';
import { Steps } from './steps.tsx';

interface CellLookProps {
  readonly audit: Audit;
  readonly id: string;
  readonly filters: Filters;
  readonly go: Go;
}

/** A cell with all that shows it. */
export function CellLook(props: CellLookProps) {
  const cell = props.audit.table.numberOf(props.id);
  if (cell === undefined)
    return (
      <>
        <h2 id="look-title">No such cell</h2>
        <p>
          This run has no cell <code>{shown(props.id)}</code>. Another run may have it, or its operation or role is
          called otherwise now.
        </p>
      </>
    );
  return <Known {...props} cell={cell} />;
}

function Known({ audit, id, cell, filters, go }: CellLookProps & { readonly cell: number }) {
  const { table, levels } = audit;
  const operation = textOf(table.operation, cell);
  const role = textOf(table.role, cell);
  const loading = useEvidence(table, cell);
  const around = useMemo(() => neighbours(audit, filters, cell), [audit, filters, cell]);
  const severity = textOf(table.severity, cell);
  return (
    <>
      <p class="crumbs">
        <OperationLink operation={operation} go={go} /> <span aria-hidden="true">›</span>{' '}
        <OperationLink operation={operation} role={role} words={role} go={go} />
        <Steps around={around} go={go} />
      </p>
      <h2 id="look-title">{shown(textOf(table.point, cell))}</h2>
      <p class="facts">
        <Badge {...levelNumbered(levels[cell])} />
        {severity !== '' && <span class="badge severity">{severity}</span>}
        <CopyButton text={id} words="Copy id" />
        <CopyButton text={location.href} words="Copy link" />
      </p>
      {loading.kind === 'loading' && <p class="faint">Opening the evidence …</p>}
      {loading.kind === 'failed' && (
        <p class="broken" role="alert">
          {loading.why}
        </p>
      )}
      {loading.kind === 'here' && <Evidence audit={audit} cell={cell} evidence={loading.evidence} go={go} />}
    </>
  );
}
