import type { VerdictName } from './verdict.ts';

/** How far a run is; verdicts are provisional until the whole journal is there. */
export interface ProgressState {
  readonly operationsDone: number;
  readonly operations: number;
  readonly requests: number;
  readonly elapsedMs: number;
  readonly verdicts: Readonly<Partial<Record<VerdictName, number>>>;
}
