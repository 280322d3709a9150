import type { AuditOverview } from '../../model/audit-data.ts';
import { More } from '../parts/more.tsx';
import { OperationLink } from '../parts/operation-link.tsx';
import type { Go } from '../use-page-state.ts';

interface OperationStatusesProps {
  readonly all: AuditOverview['conclusion']['coverage']['undocumented'];
  readonly go: Go;
}

/** Operations, each with the statuses that it is about. */
export function OperationStatuses({ all, go }: OperationStatusesProps) {
  const statuses = new Map(all.map(({ operation, statuses: each }) => [operation, each.join(', ')]));
  return (
    <More
      all={[...statuses.keys()]}
      each={(operation) => (
        <>
          <OperationLink operation={operation} go={go} /> ({statuses.get(operation)})
        </>
      )}
    />
  );
}
