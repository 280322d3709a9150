import { existsSync } from 'node:fs';
import { compare } from '../judge/compare.ts';
import { readBaseline } from '../load/read-baseline.ts';
import { baselineText } from '../model/baseline.ts';
import { entryOf } from '../model/entry-of.ts';
import type { Report } from '../model/report.ts';
import { vocabulary } from '../registries.ts';
import { count } from '../report/count.ts';
import { countWords } from '../report/difference/count-words.ts';
import { standingsOf } from './standings-of.ts';
import { writeFile } from './write-file.ts';

/** Writes the baseline of the run's environment, leaves those of others as they are, and says in one line what changed. */
export async function writeLock(report: Report): Promise<string> {
  const { run, conclusion } = report;
  const { name } = run.environment;
  const file = run.baseline?.file ?? '';
  if (conclusion.interrupted) return `${file} stays as it was: the run was interrupted`;
  const others = existsSync(file) ? await readBaseline(file, vocabulary) : {};
  // In the order of the ids: neither concurrency nor the order of the document shows, and two branches seldom meet.
  const after = new Map([...(await standingsOf(report))].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  const entry = { strategy: run.strategy, cells: Object.fromEntries(after) };
  await writeFile(file, baselineText({ ...others, [name]: entry }), 'baseline');
  const holds = `${file} holds ${count(after.size, 'cell')} of ${name}`;
  const was = entryOf(others, name);
  if (!was) return `${holds}, which is new in it`;
  return `${holds}: ${countWords(compare({ before: new Map(Object.entries(was.cells)), after, whole: true }))}`;
}
