import type { Go } from '../use-page-state.ts';
import { LookLink } from './look-link.tsx';

/** A way to the evidence of a cell. */
export function CellLink({ id, go, words = id }: { readonly id: string; readonly go: Go; readonly words?: string }) {
  return <LookLink look={{ kind: 'cell', id }} words={words} go={go} />;
}
