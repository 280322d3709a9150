import type { Conclusion } from './model/conclusion.ts';
import type { RunLine } from './model/journal.ts';
import type { Planned } from './plans-of.ts';
import { openRun } from './running/open-run.ts';
import type { TrialOptions } from './running/trial-options.ts';

/** Runs every trial of a plan and leaves the journal behind. The conclusion comes along where it was reached on the way. */
export async function runTrials(
  planned: Planned,
  options: TrialOptions,
): Promise<{ readonly run: RunLine; readonly conclusion: Conclusion | undefined }> {
  const open = await openRun(planned, options);
  try {
    await open.drive(open.plans);
    await open.end();
  } finally {
    await open.close();
  }
  return { run: open.run, conclusion: open.conclude() };
}
