import { existsSync } from 'node:fs';
import type { Report } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';
import type { PlanningOptions } from '../run-options.ts';
import { count } from '../report/count.ts';

/** Refuses a file that exists before anything is sent: a run may take long, and what somebody wrote is never lost. */
export function assertNew(file: string): void {
  if (existsSync(file))
    throw new RolecallError(
      'unwritable-folder',
      `${file} exists already and is not overwritten: name another file with --draft FILE`,
    );
}

/** Writes what would settle the open cells of a run into a new scenario file, and says in one line what stands in it. */
export async function writeDraft({ run, conclusion }: Report, file: string, options: PlanningOptions): Promise<string> {
  if (conclusion.worklist.length === 0) return `${file} was not written: no cell is open`;
  const [{ contractOf }, { stubsFor }, { stubText }, { writeScenarios }] = await Promise.all([
    import('../pipeline.ts'),
    import('../plan/stubs-for.ts'),
    import('../load/stub-text.ts'),
    import('../load/traffic/write-scenarios.ts'),
  ]);
  const { contract } = await contractOf(options);
  const stubs = stubsFor(contract, conclusion.worklist, { seed: run.seed });
  const title = `Drafted by \`rolecall run --draft\` from run ${run.id}: what would settle its open cells, most cells first.`;
  await writeScenarios(file, stubText(stubs, title), { force: false });
  const { fixtures, requests, remarks } = stubs;
  const parts = [count(fixtures.length, 'fixture'), count(requests.length, 'request'), count(remarks.length, 'remark')];
  return `${file} drafts ${parts.join(', ')}: read it, mend it, and name it under \`scenarios\` of rolecall.yaml`;
}
