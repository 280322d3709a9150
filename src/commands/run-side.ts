import type { Report } from '../model/report.ts';
import type { FoundSide } from './find-side.ts';
import { standingsOf } from './standings-of.ts';

/** A run as one side of a difference. */
export async function runSide(report: Report): Promise<Extract<FoundSide, { kind: 'run' }>> {
  const { run, conclusion } = report;
  const read = {
    side: { kind: 'run', name: run.id, environment: run.environment.name },
    standings: await standingsOf(report),
    strategy: run.strategy,
    whole: !run.partial && !conclusion.interrupted,
  } as const;
  return { kind: 'run', read, report };
}
