import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Report } from '../model/report.ts';
import { RolecallError } from '../model/rolecall-error.ts';

/** The folder of the whole run before this one, in the same environment: what people mean by "since the last time". */
export async function previousRun({ folder, run }: Report): Promise<string> {
  const runs = dirname(folder);
  const names = readdirSync(runs).toSorted();
  for (const name of names.slice(0, Math.max(0, names.indexOf(basename(folder)))).toReversed()) {
    const earlier = join(runs, name);
    if (await isAlike(join(earlier, 'results.ndjson'), run.environment.name)) return earlier;
  }
  throw new RolecallError(
    'bad-usage',
    `there is no earlier run of the environment ${run.environment.name} in ${runs} to hold ${basename(folder)} against: name a run or a baseline, --since rolecall.lock.json`,
  );
}

/** Only its first line is read: it says what was run. */
async function isAlike(journal: string, environment: string): Promise<boolean> {
  if (!existsSync(journal)) return false;
  const lines = createInterface({ input: createReadStream(journal) });
  for await (const line of lines) {
    lines.close();
    return isWholeRunOf(line, environment);
  }
  return false;
}

function isWholeRunOf(line: string, environment: string): boolean {
  try {
    const run: { environment?: { name?: string }; partial?: boolean; shard?: object } = JSON.parse(line);
    return run.environment?.name === environment && run.partial === false && run.shard === undefined;
  } catch {
    // A run that was killed before its first line was whole.
    return false;
  }
}
