import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a run as people name it: the folder itself, or its name among the runs. */
export function runFolder(run: string, runs = join('.rolecall', 'runs')): string {
  const named = join(runs, run);
  return !existsSync(run) && existsSync(named) ? named : run;
}
