import type { Go } from '../use-page-state.ts';
import { More } from './more.tsx';
import { OperationLink } from './operation-link.tsx';

interface OperationsProps {
  readonly all: readonly string[];
  readonly most?: number;
  readonly go: Go;
}

/** Operations, each a way to all that is known of it. */
export function Operations({ all, most = 3, go }: OperationsProps) {
  return <More all={all} most={most} each={(operation) => <OperationLink operation={operation} go={go} />} />;
}
