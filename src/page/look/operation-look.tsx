import type { Audit } from '../data/audit.ts';
import { cellsOn } from '../data/cells-on.ts';
import { shown } from '../data/shown.ts';
import { Badge } from '../parts/badge.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import type { Look } from '../data/page-state.ts';
import type { Go } from '../use-page-state.ts';
import { Points } from './points.tsx';
import { RoleCells } from './role-cells.tsx';
import { WhoMay } from './who-may.tsx';

interface OperationLookProps {
  readonly audit: Audit;
  readonly look: Extract<Look, { kind: 'operation' }>;
  readonly go: Go;
}

/** Who may call an operation, and how that is known: all of its cells, or those of one role. */
export function OperationLook({ audit, look: { operation, role }, go }: OperationLookProps) {
  const cells = cellsOn(audit, operation, role);
  const tags = audit.tags.get(operation) ?? [];
  if (cells.length === 0)
    return (
      <>
        <h2 id="look-title">{shown(operation)}</h2>
        <p>The run has no cell {role === '' ? '' : `of ${shown(role)} `}on this operation.</p>
      </>
    );
  return (
    <>
      <p class="crumbs">
        {role === '' ? 'Operation' : <OperationLink operation={operation} go={go} />}
        {tags.map((tag) => (
          <Badge key={tag} name="tag" words={shown(tag)} />
        ))}
      </p>
      <h2 id="look-title">{role === '' ? shown(operation) : `${shown(role)} on ${shown(operation)}`}</h2>
      {role === '' ? (
        <>
          <WhoMay audit={audit} operation={operation} go={go} />
          <Points audit={audit} cells={cells} go={go} />
        </>
      ) : (
        <RoleCells audit={audit} cells={cells} go={go} />
      )}
    </>
  );
}
