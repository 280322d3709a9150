import type { Reading } from '../judge/reading.ts';
import type { RunOptions } from '../run-options.ts';
import type { HeldBaseline } from './baseline-of.ts';
import type { BegunRun } from './begun-run.ts';

/** How the trials of a run are run. */
export interface TrialOptions extends RunOptions {
  /** The folder of the run. */
  readonly folder: string;
  /** Absolute URL with the base path. */
  readonly target: string;
  readonly reading: Reading;
  /** The verdicts on each operation can be asked for while the run goes on: they take memory. */
  readonly keepVerdicts?: boolean;
  /** What the run is held against, where there is something. */
  readonly baseline?: HeldBaseline | undefined;
  /** The run goes on: what it was before it was interrupted. */
  readonly begun?: BegunRun | undefined;
}
