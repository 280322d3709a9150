import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RolecallError } from '../model/rolecall-error.ts';

/** The folder of the last run: their names sort by time. */
export function lastRun(runs: string, option: '--failed' | '--resume'): string {
  const names = existsSync(runs) ? readdirSync(runs) : [];
  const last = names
    .filter((name) => existsSync(join(runs, name, 'results.ndjson')))
    .toSorted()
    .at(-1);
  if (last !== undefined) return join(runs, last);
  throw new RolecallError(
    'bad-usage',
    `there is no run in ${runs} ${wanted[option]}: start with rolecall run, or name one with ${option} RUN`,
  );
}

const wanted = {
  '--failed': 'whose failures could be run again',
  '--resume': 'that could be resumed',
};
