import type { Conclusion } from '../model/conclusion.ts';
import type { Judged } from '../model/report.ts';
import type { Survey } from './judge.ts';
import { Tally } from './tally.ts';

/** What the verdicts of a run amount to. */
export async function conclude(
  judged: AsyncIterable<Judged>,
  { run, facts, baseline, teardown }: Survey,
): Promise<Conclusion> {
  const tally = new Tally(run, facts);
  for (const line of baseline) tally.expect(line);
  for await (const each of judged) tally.add(each);
  return tally.conclude(teardown);
}
