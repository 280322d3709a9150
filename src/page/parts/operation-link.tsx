import { cellText } from '../data/cell-text.ts';
import { hashOf, startState } from '../data/page-state.ts';
import { OperationName } from './operation-name.tsx';
import type { Go } from '../use-page-state.ts';

interface OperationLinkProps {
  readonly operation: string;
  readonly role?: string;
  readonly words?: string;
  readonly go: Go;
}

/** A way to all that is known of an operation, or of one role on it. */
export function OperationLink({ operation, role = '', words = operation, go }: OperationLinkProps) {
  const look = { kind: 'operation', operation, role } as const;
  return (
    <a
      class="operation-link"
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
