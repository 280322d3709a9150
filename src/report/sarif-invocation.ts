import type { Report } from '../model/report.ts';
import { count } from './count.ts';
import { sarifMessage } from './sarif-message.ts';

/** The run, with everything that a reader of the results alone would not learn. */
export function sarifInvocation(
  { run, conclusion }: Report,
  { omitted, hidden, kept }: { readonly omitted: number; readonly hidden: number; readonly kept: number },
): object {
  const { exitCode, headline, counts, interrupted, ms } = conclusion;
  const open = counts.inconclusive + counts['not-evaluable'];
  const notes = [headline];
  if (open > 0)
    notes.push(`${count(open, 'cell')} are open and no results: the other reports say what would settle them`);
  const warnings = [...run.warnings];
  if (omitted > 0) warnings.push(`${count(omitted, 'result')} are left out, the least grave ones: see the json report`);
  if (hidden > 0) warnings.push(`GitHub keeps ${kept} results, the gravest: ${hidden} of these are not shown there`);
  if (run.partial) warnings.push('only a selection of the scenarios was run');
  if (interrupted) warnings.push('interrupted: what had finished by then is reported');
  return {
    executionSuccessful: !interrupted,
    exitCode,
    startTimeUtc: run.started,
    endTimeUtc: new Date(Date.parse(run.started) + ms).toISOString(),
    toolExecutionNotifications: [
      ...notes.map((text) => ({ level: 'note', message: sarifMessage(text) })),
      ...warnings.map((text) => ({ level: 'warning', message: sarifMessage(text) })),
    ],
  };
}
