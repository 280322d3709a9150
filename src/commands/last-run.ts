import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RolecallError } from '../model/rolecall-error.ts';

/** The folder of the last run: their names sort by time. */
export function lastRun(
  runs: string,
  otherwise = 'whose failures could be run again: start with rolecall run, or name one with --failed RUN',
): string {
  const names = existsSync(runs) ? readdirSync(runs) : [];
  const last = names
    .filter((name) => existsSync(join(runs, name, 'results.ndjson')))
    .toSorted()
    .at(-1);
  if (last !== undefined) return join(runs, last);
  throw new RolecallError('bad-usage', `there is no run in ${runs} ${otherwise}`);
}
