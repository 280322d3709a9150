import type { Go } from '../use-page-state.ts';
import { LookLink } from './look-link.tsx';

interface OperationLinkProps {
  readonly operation: string;
  readonly role?: string;
  readonly words?: string;
  readonly go: Go;
}

/** A way to all that is known of an operation, or of one role on it. */
export function OperationLink({ operation, role = '', words = operation, go }: OperationLinkProps) {
  return <LookLink look={{ kind: 'operation', operation, role }} words={words} go={go} />;
}
